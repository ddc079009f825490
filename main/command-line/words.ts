import type { BrokerErrorCode } from '../broker/errors.ts'
import type { AnswerCode } from '../broker/session-answers.ts'
import { CommandError, exitCodes, type ExitCode } from './exit-codes.ts'

type Telling = readonly [ExitCode, string]

const { unexpected, misused, notRunning, signedOut, notAllowed, offline } = exitCodes
const stillSignedOut = (why: string): Telling => [
  signedOut,
  `${why}: sign in again with "deckpass sign-in".`,
]
const service = (what: string): Telling => [offline, `The service ${what}: try again later.`]
const storage: Telling = [
  unexpected,
  'The keychain or the disk did not keep or remove something: open Deckpass, which shows what can be done.',
]

const answers: Readonly<Record<AnswerCode, Telling>> = {
  not_allowed: [
    notAllowed,
    'Commands may not use this connection: open Deckpass, choose Programs, and switch "Commands on this computer" on.',
  ],
  unknown_connection: [
    misused,
    'There is no such connection: "deckpass connections" lists those there are.',
  ],
  invalid_request: [
    unexpected,
    'The running Deckpass is of another version: end it and start it again.',
  ],
  signed_out: stillSignedOut('Nobody is signed in'),
  life_too_short: [
    misused,
    'Tokens of this service do not live that long: ask for less with --min-validity.',
  ],
  offline: [offline, 'The service cannot be reached: check the network and try again.'],
  timeout: [offline, 'The service did not answer in time: try again later.'],
  certificate: [
    offline,
    'The connection to the service is not secure: check the network and the clock.',
  ],
  rate_limited: service('asks to wait'),
  server_error: service('has a fault'),
  unexpected_answer: service('did not answer as it should; a network may want a sign-in first'),
  refused: service('refused'),
  invalid_client: [offline, 'The service does not know this Deckpass: get a newer one.'],
  invalid_grant: stillSignedOut('The service ended the session'),
  credentials_refused: [
    signedOut,
    'The service refused the id or the secret: open Deckpass and enter them again.',
  ],
  access_denied: stillSignedOut('The sign-in was refused in the browser'),
  invalid_scope: stillSignedOut('The service does not grant what Deckpass asks for'),
  authorization_refused: stillSignedOut('The service refused the sign-in'),
  issuer_mismatch: stillSignedOut('The answer came from another service'),
  id_token_invalid: stillSignedOut('The answer of the service could not be trusted'),
  incomplete_answer: stillSignedOut('The answer of the service lacked something'),
  code_refused: stillSignedOut('The service did not take the code that it had given'),
  browser_unavailable: [
    signedOut,
    'No browser could be opened: open Deckpass, which shows other ways to sign in.',
  ],
  redirect_unavailable: [
    signedOut,
    'Another program has the place that the browser is to come back to: end it and try again.',
  ],
  took_too_long: stillSignedOut('The sign-in took too long'),
  keychain_unavailable: storage,
  keychain_timeout: storage,
  keychain_refused: storage,
  write_failed: storage,
}

const askings: Readonly<Record<BrokerErrorCode, Telling>> = {
  owner_gone: [notRunning, 'Deckpass is not running: start it, or add --start.'],
  owner_silent: [
    unexpected,
    'Deckpass is running, but does not answer: end it and start it again.',
  ],
  owner_not_trusted: [
    unexpected,
    'Another program has taken the place of a running Deckpass: restart the computer.',
  ],
  not_private: [unexpected, 'The folder of Deckpass is another user’s: run this as its user.'],
  ownership_unavailable: [
    unexpected,
    'The folder of Deckpass cannot be read: check its rights and the disk.',
  ],
}

/** What the running Deckpass answered in place of what was asked for. */
export function answered(code: string): CommandError {
  return tell(answers, code)
}

/** Why the running Deckpass could not be asked. */
export function notAsked(code: BrokerErrorCode): CommandError {
  return tell(askings, code)
}

/** What Deckpass answers in a way that this command does not understand. */
export const notUnderstood = () => answered('invalid_request')

function tell(tellings: Readonly<Record<string, Telling>>, code: string): CommandError {
  const found = Object.hasOwn(tellings, code) ? tellings[code] : undefined
  return new CommandError(...(found ?? [unexpected, `Something went wrong in Deckpass (${code}).`]))
}
