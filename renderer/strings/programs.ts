import { dayOf, timeOf } from '../time/date.ts'
import type { AuditEntryView, ServiceTrouble } from '../../preload/contract.ts'

/** Other programs of this computer, and what they get from Deckpass. Times are ms since 1970. */
export const programs = {
  title: 'Programs',
  nameless: 'A program without a name',
  access: 'Access',
  serve: 'Let other programs ask for tokens',
  serveNote:
    'Programs on this computer can then ask for an access token, each only after you allowed it.',
  starting: 'Being switched on…',
  address: "The socket's address",
  copy: 'Copy',
  copyAddress: 'Copy the address',
  copied: 'Copied.',
  trouble: {
    not_private:
      "The socket's folder is a link or somebody else's, so it was not used: remove that folder, then try again.",
    taken: "Another program has the socket's place: quit that program, then try again.",
    unavailable:
      'This system did not let Deckpass open the socket: restart the computer, then try again.',
  } satisfies Record<ServiceTrouble, string>,
  commands: 'Commands on this computer',
  commandsNote: 'The command "deckpass", and scripts that call it, can then print a token.',
  noConnection: 'There is no connection yet.',
  mayAsk: 'May ask for',
  allowed: 'Allowed programs',
  none: 'No program is allowed yet. One that asks is shown here, with a code to compare.',
  allowedOn: (at: number, now: number) => `Allowed on ${dayOf(at, now)}`,
  lastUsed: (at: number, now: number) => `last used ${timeOf(at, now)}`,
  neverUsed: 'not used yet',
  noneLeft: 'no connection any more',
  withdraw: 'Withdraw…',
  withdrawOf: (name: string) => `Withdraw… ${name}`,
  withdrawn: (name: string) => `${name} is no longer allowed.`,
  withdrawal: {
    title: (name: string) => `Withdraw ${name}?`,
    confirm: 'Withdraw',
    says: 'Its key stops working at once. A token that it already has works until it runs out. To come back, it has to ask again.',
  },
} as const

/** A program asks to be let in. */
export const question = {
  region: 'A program asks',
  asks: 'asks for access tokens',
  news: (name: string) => `${name} asks for access tokens.`,
  see: 'See',
  seeLong: 'See what it asks',
  compare: 'Compare',
  compareNote: 'The program shows this code too. If it shows another one, say no.',
  left: (time: string) => `${time} left`,
  executable: 'Asked by',
  noProof: '(says the system; no proof)',
  one: (connection: string) => `It could ask for tokens of ${connection} until you withdraw it.`,
  several: 'It could ask for tokens of these, until you withdraw it',
  chooseOne: 'Choose at least one.',
  allow: 'Allow',
  no: 'No',
  wasAllowed: (name: string) => `${name} is allowed.`,
  wasRefused: (name: string) => `${name} was told no.`,
} as const

/** What programs asked for, and what became of it. */
export const audit = {
  title: 'Requests',
  none: 'Nothing was asked for yet.',
  failed: 'The requests could not be read: go back, then open them again.',
  latest: (at: number, now: number) => `latest ${timeOf(at, now)}`,
  hint: 'A path is what the system says of who asked; it proves nothing.',
  more: 'Show more',
  keyless: 'A program without a key',
  goneConnection: 'a connection that is gone',
  sign: { good: 'Done:', off: 'Not done:' },
  asked: {
    token: 'Access token',
    status: 'State of the session',
    events: 'News of the session',
    renew: 'Renewal',
    pair: 'To be let in',
    'sign-out': 'Sign-out',
    other: 'Something unknown',
  } satisfies Record<AuditEntryView['asked'], string>,
  of: (asked: string, connection: string) => `${asked}, ${connection}`,
  /** Words for programs; a code that is not here has those of its sentence. */
  answer: {
    given: 'given',
    allowed: 'you allowed it',
    refused: 'you said no',
    expired: 'not answered in time',
    not_allowed: 'not allowed',
    invalid_request: 'the question made no sense',
    life_too_short: 'no token lives that long',
    unknown_key: 'its key is not known',
    unknown_connection: 'no such connection',
    not_found: 'there is no such thing',
    method_not_allowed: 'not asked the way it has to be',
    too_large: 'the question was too long',
    busy: 'too many questions at once',
    unexpected: 'something unforeseen happened',
  } satisfies Partial<Record<AuditEntryView['answer'], string>>,
} as const
