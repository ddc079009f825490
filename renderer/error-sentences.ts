import type { ErrorCode } from '../preload/contract.ts'

/** What went wrong, then the one thing to do next. */
const sentences: Readonly<Record<ErrorCode, (service: string) => string>> = {
  offline: (service) => `${service} can't be reached: check the network, then try again.`,
  timeout: (service) => `${service} took too long to answer: check the network, then try again.`,
  certificate: (service) =>
    `The connection to ${service} can't be trusted: check that this computer's clock is right.`,
  invalid_grant: (service) => `${service} no longer accepts this session: sign in again.`,
  credentials_refused: (service) =>
    `${service} does not take your client id and secret: check both, then enter them anew.`,
  invalid_client: (service) =>
    `${service} does not know this build of Deckpass: install the newest version.`,
  refused: (service) => `${service} refused the request: install the newest Deckpass.`,
  rate_limited: (service) => `${service} asks for a pause: wait a few minutes, then try again.`,
  server_error: (service) => `${service} has a problem of its own: try again in a few minutes.`,
  unexpected_answer: (service) =>
    `Something else answered in place of ${service}: see whether the Wi-Fi has a sign-in page.`,
  access_denied: () => 'You said no in the browser: sign in again if that was a slip.',
  invalid_scope: (service) =>
    `${service} does not grant what Deckpass asks for: install the newest version.`,
  authorization_refused: (service) => `${service} did not allow this sign-in: try once more.`,
  issuer_mismatch: (service) =>
    `The answer was not from ${service}, so it was not used: sign in again.`,
  id_token_invalid: (service) =>
    `${service}'s answer was not for this sign-in, or the clock is wrong: see the clock, then try again.`,
  incomplete_answer: (service) =>
    `${service}'s answer lacked what a session needs: try again in a few minutes.`,
  code_refused: (service) =>
    `${service} did not accept what the browser brought back: sign in again.`,
  browser_unavailable: () =>
    'No browser could be opened: choose a default browser, then try again.',
  redirect_unavailable: () =>
    'Another program blocks the way back from the browser: quit it, then try again.',
  took_too_long: () => 'The sign-in was not finished in time: sign in again.',
  keychain_unavailable: () => 'No keychain is open: unlock or start one.',
  keychain_timeout: () => 'The keychain did not answer in time: look for its password prompt.',
  keychain_refused: () =>
    'The keychain turned Deckpass down: unlock it, or allow Deckpass in its settings.',
  write_failed: () =>
    'The session could not be saved: make sure that the disk has room and can be written to.',
  signed_out: () => 'Nobody is signed in: sign in first.',
  life_too_short: () => 'The access token is about to run out: try again in a minute.',
  not_the_answer: () =>
    'That is not where a sign-in ends: copy the whole address, or only the code in it.',
  not_allowed: () => 'Deckpass does that only right after a click: click once more.',
  invalid_request: () =>
    'This window asked for something unknown: quit Deckpass and start it again.',
  unexpected: () =>
    'Something unforeseen happened: try again, or quit Deckpass and start it again.',
}

/** The sentence for an error, naming the service it happened with. */
export function errorSentence(code: ErrorCode, service: string): string {
  return sentences[code](service)
}

/** What went wrong alone, without what to do next: for what is told of the past. */
export function errorCause(code: ErrorCode, service: string): string {
  const [cause = ''] = errorSentence(code, service).split(':', 1)
  return cause
}
