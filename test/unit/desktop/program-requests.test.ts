import { describe, expect, test, vi } from 'vitest'
import { programHandlers } from '../../../main/desktop/program-requests.ts'
import { codeOf } from '../../../main/desktop/requests.ts'
import { commandLine } from '../../../preload/contract.ts'
import { fakePrograms, noPrograms } from '../../support/programs.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

const question = { id: 'q', name: 'A tagger', code: 'abc def', askedAt: 10_000, until: 130_000 }

function setUp(now = 11_000) {
  const { programs, held, show } = fakePrograms({ ...noPrograms, question })
  const requests = programHandlers({
    programs,
    connections: () => ['beatport', 'fuuffy'],
    now: () => now,
  })
  return { programs, held, show, requests }
}
const codeOfFailing = (asked: Promise<unknown>) => asked.then(() => 'none', codeOf)

describe('requests about other programs', () => {
  test('pass on what the user decided', async () => {
    const { programs, requests } = setUp()
    await requests['programs.serve']({ on: true })
    await requests['programs.answer']({ question: 'q', allow: true, connections: ['fuuffy'] })
    await requests['programs.allowCommands']({ connections: ['beatport'] })
    expect(programs.serve.mock.calls).toEqual([[true]])
    expect(programs.answer.mock.calls).toEqual([['q', { allow: true, connections: ['fuuffy'] }]])
    expect(programs.allowCommands.mock.calls).toEqual([[['beatport']]])
  })

  test('take no yes that comes before the question can have been read, but a no at once', async () => {
    const { programs, requests } = setUp(10_999)
    const answer = (allow: boolean) =>
      requests['programs.answer']({ question: 'q', allow, connections: ['beatport'] })
    expect(await codeOfFailing(answer(true))).toBe('not_allowed')
    expect(await codeOfFailing(answer(false))).toBe('none')
    expect(programs.answer.mock.calls).toEqual([['q', { allow: false, connections: [] }]])
  })

  test('take no answer to a question that is gone, nor a yes to nothing or the unknown', async () => {
    const { programs, requests, show } = setUp()
    const answer = (connections: string[]) =>
      codeOfFailing(requests['programs.answer']({ question: 'q', allow: true, connections }))
    expect(await answer([])).toBe('not_allowed')
    expect(await answer(['beatport', 'nobody'])).toBe('not_allowed')
    expect(await codeOfFailing(requests['programs.allowCommands']({ connections: [] }))).toBe(
      'not_allowed',
    )
    show(noPrograms)
    expect(await answer(['beatport'])).toBe('not_allowed')
    expect(programs.answer).not.toHaveBeenCalled()
    expect(programs.allowCommands).not.toHaveBeenCalled()
  })

  test('withdraw who was let in, and nobody else', async () => {
    const { programs, requests, show } = setUp()
    const program = { id: commandLine, name: '', connections: ['beatport'], allowedAt: 1 }
    show({ ...noPrograms, allowed: [program] })
    await requests['programs.withdraw']({ program: commandLine })
    expect(await codeOfFailing(requests['programs.withdraw']({ program: 'nobody' }))).toBe(
      'not_allowed',
    )
    expect(programs.withdraw.mock.calls).toEqual([[commandLine]])
  })

  test('tell who asked for what', async () => {
    const { held, requests } = setUp()
    held.audit = [{ at: 1, asked: 'token', answer: 'given', program: 'A tagger' }]
    expect(await requests['programs.audit'](null)).toBe(held.audit)
  })
})
