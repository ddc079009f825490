import { browserSignOutUrl } from './browser-sign-out.ts'
import type { Core } from './core.ts'
import type { Renewal } from './renewal.ts'
import type { RefreshToken } from './secret.ts'
import type { SignOutReport } from './state.ts'

/** How long a sign-out waits for a renewal under way, to revoke what it brings, ms. */
const renewalPatience = 5_000

/**
 * Signs out: first and always the local wipe, then revocation (RFC 7009) of the newest refresh token,
 * then, if asked, the browser's own session. Resolves to what was done and what could not be.
 */
export async function signOut(
  core: Core,
  renewal: Renewal,
  { browserToo }: { readonly browserToo: boolean },
): Promise<SignOutReport> {
  const { keeper, ports } = core
  const { refreshToken: held, idToken } = keeper.record().grant ?? {}
  const underWay = renewal.inFlight()
  core.setToken(undefined)
  const wiped = keeper.wipe()
  core.apply({ is: 'rested', at: { phase: 'signed-out' } })
  const local = await wiped.then(
    () => 'wiped' as const,
    () => 'kept' as const,
  )
  const [revocation, browser] = await Promise.all([revoke(), leaveBrowser()])
  const report: SignOutReport = { local, revocation, browser }
  if (core.state().phase === 'signed-out') core.apply({ is: 'signed-out', report })
  ports.log.info('signed-out', report)
  return report

  async function revoke(): Promise<SignOutReport['revocation']> {
    if (!core.endpoint.canRevoke() || !held) return 'not-offered'
    try {
      await core.endpoint.revoke((await newest()) ?? held)
      return 'done'
    } catch {
      // That there is no such route may have been found out just now.
      return core.endpoint.canRevoke() ? 'failed' : 'not-offered'
    }
  }

  /** The refresh token that a renewal under way brings; one that comes too late is revoked then. */
  function newest(): Promise<RefreshToken | undefined> {
    if (!underWay) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      let late = false
      const disarm = ports.timers.after(renewalPatience, () => {
        late = true
        resolve(undefined)
      })
      void underWay.then((result) => {
        disarm()
        const token = result.is === 'superseded' ? result.refreshToken : undefined
        resolve(token)
        if (late && token) void core.endpoint.revoke(token).catch(() => undefined)
      })
    })
  }

  async function leaveBrowser(): Promise<SignOutReport['browser']> {
    const url = browserSignOutUrl(core.profile, idToken)
    if (!browserToo || url === undefined) return 'not-asked'
    try {
      await ports.browser.open(url)
      return 'opened'
    } catch {
      return 'failed'
    }
  }
}
