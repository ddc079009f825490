import { describe, expect, test } from 'vitest'
import { judgeService } from '../../../../tools/service/judge.ts'
import { readText } from '../../../support/house/files.ts'
import { exampleProfile } from '../../../support/world.ts'

/** The blocks of JSON in a page. */
const examplesIn = (page: string) =>
  [...readText(page).matchAll(/^```json\n([^]*?)^```$/gm)].map(([, json = '']) => json)

describe('a profile file', () => {
  test('that is good says what the user has to do', () => {
    const { clientId, ...secret } = exampleProfile
    expect(clientId).not.toBe('')
    const text = JSON.stringify([exampleProfile, { ...secret, id: 'other', name: 'Other' }])
    expect(judgeService(text)).toEqual({
      good: true,
      lines: [
        `${exampleProfile.name}: good. The user signs in, and that is all.`,
        'Other: good. The user enters an id and a secret first.',
      ],
    })
  })

  test('for this computer alone says that a release would not take it', () => {
    const local = { ...exampleProfile, tokenEndpoint: 'http://127.0.0.1:47110/o/token/' }
    expect(judgeService(JSON.stringify([local]))).toMatchObject({
      good: true,
      lines: [
        expect.stringContaining(': good.'),
        'A release would not take it: line 1 (0.tokenEndpoint): must be https',
      ],
    })
  })

  test('with a mistake says where', () => {
    expect(judgeService('[\n{ "id": "Mine" }\n]')).toEqual({
      good: false,
      lines: [expect.stringMatching(/^line 2/)],
    })
  })
})

test.each(['docs/services.md', 'docs/adding-a-service.md'])(
  'the examples in %s are good',
  (page) => {
    const examples = examplesIn(page)
    expect(examples.length).toBeGreaterThan(0)
    expect(examples.map(judgeService).filter(({ good }) => !good)).toEqual([])
  },
)
