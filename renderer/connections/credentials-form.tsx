import type { SyntheticEvent } from 'react'
import { useId, useRef, useState } from 'react'
import type { Answer, EnteredCredentials } from '../../preload/contract.ts'
import { Status } from '../parts/status.tsx'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import type { Entered } from './entered.ts'
import { readEntered } from './entered.ts'
import { SecretField } from './secret-field.tsx'
import { useForgetfulField } from './use-forgetful-field.ts'

type CredentialsFormProps = {
  readonly service: string
  /** Takes both to main, which is where they stay. */
  readonly enter: (credentials: EnteredCredentials) => Promise<Answer<unknown>>
}

const fields = ['clientId', 'clientSecret'] as const

/** Two masked fields for what a service gave the user. Both are empty as soon as main has taken them. */
export function CredentialsForm({ service, enter }: CredentialsFormProps) {
  const id = useId()
  const clientId = useForgetfulField()
  const clientSecret = useForgetfulField()
  const inputs = { clientId, clientSecret }
  const busy = useRef(false)
  const [underWay, setUnderWay] = useState(false)
  const [lacking, setLacking] = useState<Extract<Entered, { is: 'lacking' }>>()
  const { problem, send } = useIntents(service)
  const says = underWay ? strings.credentials.underWay : (lacking?.says ?? problem)

  async function submit(event: SyntheticEvent) {
    event.preventDefault()
    if (busy.current) return
    const entered = readEntered({ clientId: clientId.read(), clientSecret: clientSecret.read() })
    setLacking(entered.is === 'lacking' ? entered : undefined)
    if (entered.is === 'lacking') return inputs[entered.field].select()
    busy.current = true
    setUnderWay(true)
    const answer = await send(() => enter(entered.credentials))
    busy.current = false
    setUnderWay(false)
    if (!answer.ok) return clientId.select()
    clientId.clear()
    clientSecret.clear()
  }

  const wrong = (field: (typeof fields)[number]) =>
    !underWay && (lacking === undefined ? problem !== '' : lacking.field === field)

  return (
    <form
      className="card credentials"
      aria-label={strings.credentials.group}
      onSubmit={(event) => void submit(event)}
    >
      {fields.map((field) => (
        <SecretField
          key={field}
          hold={inputs[field].hold}
          label={strings.credentials[field]}
          describedBy={`${id}says`}
          wrong={wrong(field)}
        />
      ))}
      <Status id={`${id}says`}>{says}</Status>
      <button
        type="submit"
        className="button button--primary"
        aria-disabled={underWay || undefined}
      >
        {strings.credentials.connect}
      </button>
    </form>
  )
}
