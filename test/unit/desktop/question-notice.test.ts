import { expect, test } from 'vitest'
import type { Notice } from '../../../main/desktop/notices.ts'
import { watchForQuestions } from '../../../main/desktop/question-notice.ts'
import { fakePrograms, noPrograms } from '../../support/programs.ts'

const ask = (id: string, name = 'A tagger') => ({
  ...noPrograms,
  question: { id, name, code: 'abc def', askedAt: 1, until: 2 },
})

function setUp(isWatched = false) {
  const { programs, show } = fakePrograms()
  const told: Notice[] = []
  watchForQuestions(programs, { isWatched: () => isWatched, tell: (notice) => told.push(notice) })
  return { show, told }
}

test('a question is told of once, with its code', () => {
  const { show, told } = setUp()
  show(ask('a'))
  show(ask('a'))
  show(noPrograms)
  expect(told).toEqual([
    {
      title: 'A tagger asks for your tokens',
      body: 'It should show the code abc def. Click to compare and decide; else nothing happens.',
    },
  ])
  show(ask('b'))
  expect(told).toHaveLength(2)
})

test('a user who looks at the window is not told a second time', () => {
  const { show, told } = setUp(true)
  show(ask('a'))
  expect(told).toEqual([])
})

test('what a program calls itself is one plain line', () => {
  const { show, told } = setUp()
  show(ask('a', '\u202egnp\n\n<b>x'))
  show(ask('b', '\u0007'))
  expect(told.map(({ title }) => title)).toEqual([
    'gnp <b>x asks for your tokens',
    'A program asks for your tokens',
  ])
})
