import { expect, test } from 'vitest'
import { parse } from '../../../main/command-line/parse.ts'

const plain = {
  is: 'command',
  operand: '',
  connection: undefined,
  minValidity: undefined,
  json: false,
  browser: false,
  start: false,
}

test.each([
  [['status'], { command: 'status' }],
  [['status', '--json', '--start'], { command: 'status', json: true, start: true }],
  [
    ['token', '--connection', 'beatport-2', '--min-validity=5m'],
    { command: 'token', connection: 'beatport-2', minValidity: 300_000 },
  ],
  [['token', '--min-validity', '0'], { command: 'token', minValidity: 0 }],
  [['sign-out', '--browser'], { command: 'sign-out', browser: true }],
  [['pair', 'My tagger'], { command: 'pair', operand: 'My tagger' }],
  [['pair', '--', '--name'], { command: 'pair', operand: '--name' }],
  [['completion', 'bash'], { command: 'completion', operand: 'bash' }],
])('%j', (words, read) => expect(parse(words)).toEqual({ ...plain, ...read }))

test.each([
  [['--version'], { is: 'version' }],
  [['--help'], { is: 'help' }],
  [['-h'], { is: 'help' }],
  [[], { is: 'help' }],
  [['token', '--help'], { is: 'help', command: 'token' }],
  [['pair', '-h'], { is: 'help', command: 'pair' }],
])('%j', (words, read) => expect(parse(words)).toEqual(read))

test.each([
  [['tokn'], 'There is no command "tokn": see "deckpass --help".'],
  [['constructor'], 'There is no command "constructor": see "deckpass --help".'],
  [['token', '--foo'], '"token" has no option --foo: see "deckpass token --help".'],
  [['token', '-x'], '"token" has no option -x: see "deckpass token --help".'],
  [['status', '--browser'], '"status" has no option --browser: see "deckpass status --help".'],
  [['token', '--connection'], '--connection wants an ID: see "deckpass token --help".'],
  [['token', '--connection='], '--connection wants an ID: see "deckpass token --help".'],
  [['token', '--json=yes'], '--json takes no value: see "deckpass token --help".'],
  [['token', '--json', '--json'], '--json is there twice: see "deckpass token --help".'],
  [['token', 'a\u001b[2J'], '"token" has no use for "a?[2J": see "deckpass token --help".'],
  [['pair'], '"pair" wants a NAME: see "deckpass pair --help".'],
  [['pair', 'one', 'two'], '"pair" has no use for "two": see "deckpass pair --help".'],
  [
    ['token', '--min-validity', 'soon'],
    '--min-validity is a time of at most a day, like 90, 90s, 5m or 1h: see "deckpass token --help".',
  ],
  [
    ['completion', '--start'],
    '"completion" has no option --start: see "deckpass completion --help".',
  ],
])('%j is misused', (words, sentence) => expect(parse(words)).toEqual({ is: 'misused', sentence }))
