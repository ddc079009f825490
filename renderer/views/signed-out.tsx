import type { Snapshot } from '../../preload/contract.ts'
import { SignInFooter } from '../connections/sign-in-footer.tsx'
import { errorSentence } from '../error-sentences.ts'
import { Corners } from '../parts/corners.tsx'
import { Distrusted } from '../parts/distrusted.tsx'
import { Notice } from '../parts/notice.tsx'
import { SignOutSummary } from '../parts/sign-out-summary.tsx'
import { Title, View } from '../parts/view.tsx'
import { Platter } from '../platter/platter.tsx'
import type { PhaseProps, SessionOf } from '../state/session-phase.ts'
import { strings } from '../strings.ts'

type Words = Readonly<Record<'notSignedIn' | 'welcome' | 'partly' | 'done', string>>

function titleOf({ problem, signOut }: SessionOf<'signed-out'>, words: Words): string {
  if (problem !== undefined) return words.notSignedIn
  if (signOut === undefined) return words.welcome
  return signOut.local === 'kept' ? words.partly : words.done
}

type SignedOutProps = PhaseProps<'signed-out'> & { readonly app: Snapshot['app'] }

/** Nobody is signed in: the welcome, or why the last sign-in failed, or what a sign-out did. */
export function SignedOutView({ app, connection, session }: SignedOutProps) {
  const { service } = connection
  const words = service.signsIn === 'person' ? strings.signedOut : strings.access
  return (
    <View name="signed-out">
      <Corners />
      <div className="hero">
        <Platter lit={0} />
        <Title>{titleOf(session, words)}</Title>
        {session.problem === undefined && session.signOut === undefined && (
          <p className="hero__lead">{words.promise(service.name)}</p>
        )}
        {session.problem !== undefined && (
          <Notice kind="warn">
            <p>{errorSentence(session.problem, service.name)}</p>
            <Distrusted connection={connection} />
          </Notice>
        )}
        {session.problem === undefined && session.signOut !== undefined && (
          <SignOutSummary report={session.signOut} service={service} />
        )}
      </div>
      <SignInFooter connection={connection}>
        <p className="footnote">{strings.app.version(app.version, app.development)}</p>
      </SignInFooter>
    </View>
  )
}
