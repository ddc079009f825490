import type { Answer, EnteredCredentials } from '../../preload/contract.ts'
import { Bar } from '../parts/bar.tsx'
import { View } from '../parts/view.tsx'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'
import { CredentialsForm } from './credentials-form.tsx'

type CredentialsPanelProps = {
  readonly service: string
  readonly enter: (credentials: EnteredCredentials) => Promise<Answer<unknown>>
  readonly back: () => void
}

/** Where the user enters what a service gave them, on the way to a connection. */
export function CredentialsPanel({ service, enter, back }: CredentialsPanelProps) {
  const name = clip(service, 40) ?? strings.gigCheck.namelessService
  return (
    <View name="credentials">
      <Bar title={strings.access.connect(name)} back={back} />
      <p>
        {strings.credentials.gives(name)}. {strings.credentials.note}
      </p>
      <CredentialsForm service={name} enter={enter} />
    </View>
  )
}
