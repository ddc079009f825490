import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { commands, lines } from '../../../../tools/help/commands.mjs'
import { readText } from '../../../support/house/files.ts'

const Package = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ scripts: v.record(v.string(), v.string()) }),
)
const { scripts } = v.parse(Package, readText('package.json'))

test('each script of package.json has its line in tools/help/commands.mjs, and each line its script', () => {
  expect(Object.keys(commands).toSorted()).toEqual(Object.keys(scripts).toSorted())
})

describe('the list', () => {
  test('has a line for each script, in the order of the table', () => {
    expect(lines(['build', 'test', 'help'])).toEqual([
      'npm run help   lists these commands',
      'npm test       runs every check; `npm test unit house` runs those stages alone',
      'npm run build  builds the app into dist/',
    ])
  })

  test('leaves no script out, even one without words', () => {
    expect(lines(['build', 'unheard-of'])[1]).toBe('npm run unheard-of')
  })
})
