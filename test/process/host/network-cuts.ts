import type { Browser, Fetch } from '../../../main/session/ports.ts'
import type { ServiceProfile } from '../../../main/session/service-profile.ts'
import type { Session } from '../../../main/session/session.ts'
import { around, type Cut } from './cut.ts'
import type { Happening } from './steps.ts'

/** A fetch that can die before a request to the service leaves, or when its answer begins. */
export function cutFetch(cut: Cut, profile: ServiceProfile, inner: Fetch): Fetch {
  return async (url, init) => {
    const body = new URLSearchParams(await new Response(init.body ?? null).text())
    return around(cut, whatIsSent(profile, url, body), () => inner(url, init))
  }
}

function whatIsSent(
  { tokenEndpoint, revocationEndpoint }: ServiceProfile,
  url: string,
  body: URLSearchParams,
): Happening | undefined {
  if (url === revocationEndpoint) return 'the refresh token is revoked'
  if (url !== tokenEndpoint) return undefined
  return body.has('refresh_token') ? 'the refresh token is sent' : 'the code is sent'
}

export function cutBrowser(cut: Cut, inner: Browser): Browser {
  return { open: (url) => around(cut, 'the browser is opened', () => inner.open(url)) }
}

/** Dies in the moment that a session, or the access token of a renewal, is told to those who look. */
export function watchAnnouncements(cut: Cut, session: Session): void {
  let token: { readonly obtainedAt: number } | undefined
  session.subscribe(() => {
    const { state } = session.see()
    if (state.phase !== 'signed-in') return
    cut('after the session is announced')
    if (token && state.token && state.token !== token) cut('after the access token is announced')
    token = state.token
  })
}
