import { litTicks } from '../platter/geometry.ts'
import { Platter } from '../platter/platter.tsx'
import { initials } from '../text/initials.ts'
import type { Group } from './check.ts'
import { verdictOf } from './verdict.ts'

type VerdictBannerProps = { readonly groups: readonly Group[]; readonly now: number }

/** What all lines come to, read out when it changes, beside the platter of the main service. */
export function VerdictBanner({ groups, now }: VerdictBannerProps) {
  const session = groups[0]?.connection?.session
  const signedIn = session?.phase === 'signed-in' ? session : undefined
  const verdict = verdictOf(groups)
  return (
    <div className="banner">
      <Platter
        small
        lit={litTicks(signedIn?.accessToken, now)}
        text={initials(signedIn?.profile?.displayName)}
        motion={signedIn?.health.is === 'renewing' ? 'renewing' : undefined}
      />
      <output aria-live="polite" className="verdict">
        {verdict.says}
      </output>
    </div>
  )
}
