import type {
  AuditEntryView,
  PairingQuestionView,
  ProgramsView,
  ProgramView,
  Snapshot,
} from '../../preload/contract.ts'
import { commandLine } from '../../preload/contract.ts'
import { connectionScenarios } from './connection-scenarios.ts'
import { at, day, home, minute, now, programs } from './snapshots.ts'

export const address = '/run/user/1000/deckpass/token.sock'

/** A program asks, with 98 s to go. */
export const question: PairingQuestionView = {
  id: 'question-1',
  name: 'Crate Tagger',
  code: 'KT4-97Q',
  askedAt: now - 22_000,
  until: now + 98_000,
  executable: '/usr/bin/python3.11',
}

export const commands: ProgramView = {
  id: commandLine,
  name: 'deckpass',
  connections: ['beatport'],
  allowedAt: now - 9 * day,
  lastUsedAt: now - 3 * minute,
}

export const tagger: ProgramView = {
  id: 'program-1',
  name: 'Crate Tagger',
  connections: ['beatport'],
  allowedAt: now - 4 * day,
  lastUsedAt: now - 6 * minute,
}

const backup: ProgramView = {
  id: 'program-2',
  name: 'playlist-backup.sh',
  connections: ['beatport', 'gone'],
  allowedAt: now - 40 * day,
}

/** Requests with every kind of answer that looks of its own. */
export const requests: readonly AuditEntryView[] = [
  {
    at: now - 3 * minute,
    program: 'deckpass',
    asked: 'token',
    connection: 'beatport',
    answer: 'given',
    executable: '/opt/Deckpass/deckpass',
  },
  {
    at: now - 6 * minute,
    program: 'Crate Tagger',
    asked: 'token',
    connection: 'beatport',
    answer: 'offline',
    executable: '/usr/bin/python3.11',
  },
  { at: now - 31 * minute, asked: 'status', answer: 'unknown_key', executable: '/usr/bin/curl' },
  { at: now - 40 * minute, program: 'Crate Tagger', asked: 'events', answer: 'given' },
  { at: now - 4 * day, program: 'Crate Tagger', asked: 'pair', answer: 'allowed' },
  { at: now - 5 * day, program: 'Freebie Finder', asked: 'pair', answer: 'refused' },
]

/** The same snapshot with other programs about it. */
export const withPrograms = (snapshot: Snapshot, more: Partial<ProgramsView>): Snapshot => ({
  ...snapshot,
  programs: { ...programs, ...more },
})

const on = { is: 'on', address } as const
const allowed = [tagger, commands, backup]

/** What every view's tests look at. */
export const programScenarios = {
  programs: at('programs', withPrograms(home({}), { service: on, allowed, audited: 6 })),
  'programs-question': at(
    'programs',
    withPrograms(connectionScenarios['connections-many'], { service: on, allowed, question }),
  ),
  'home-question': withPrograms(home({}), { service: on, question }),
} satisfies Record<string, Snapshot>

const hostileName = `\u202e\u2066<img src=x onerror=alert(1)>${'W'.repeat(200)}\u0300\u0300\n`

/** Further states, which the tests of this view alone look at. */
export const moreProgramScenarios = {
  'programs-off': at('programs', home({})),
  'programs-starting': at('programs', withPrograms(home({}), { service: { is: 'starting' } })),
  'programs-none': at('programs', withPrograms(home({}), { service: on })),
  'programs-failed': at(
    'programs',
    withPrograms(home({}), { service: { is: 'failed', code: 'not_private' }, allowed }),
  ),
  'programs-question-one': at('programs', withPrograms(home({}), { service: on, question })),
  'programs-several': at(
    'programs',
    withPrograms(connectionScenarios['connections-many'], { service: on, allowed: [commands] }),
  ),
  'programs-no-connection': at(
    'programs',
    withPrograms({ ...home({}), connections: [] }, { service: on, question }),
  ),
  'programs-hostile': at(
    'programs',
    withPrograms(connectionScenarios['connections-long'], {
      service: { is: 'on', address: `/run/${'very-long-folder/'.repeat(40)}token.sock` },
      question: { ...question, name: hostileName, executable: `/tmp/${hostileName}/python3` },
      allowed: [{ ...tagger, name: hostileName, connections: ['one-0', 'one-1'] }],
    }),
  ),
  'programs-rtl': at(
    'programs',
    withPrograms(connectionScenarios['connections-rtl'], {
      service: on,
      question: { ...question, name: 'שם התוכנית' },
      allowed: [{ ...tagger, name: 'اسم البرنامج', connections: ['one-0', 'one-1'] }],
    }),
  ),
  'home-question-hostile': withPrograms(home({}), {
    service: on,
    question: { ...question, name: hostileName },
  }),
} satisfies Record<string, Snapshot>
