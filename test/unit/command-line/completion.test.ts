import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandNames, optionsOf } from '../../../main/command-line/commands.ts'
import { completionScript } from '../../../main/command-line/completion.ts'

/** What bash itself offers for a line, the last word of which is being typed. */
function offers(...words: readonly string[]): readonly string[] {
  const script = `${completionScript('bash')}
COMP_WORDS=(deckpass "$@"); COMP_CWORD=$#; _deckpass; printf '%s\\n' "\${COMPREPLY[@]}"`
  const output = execFileSync('bash', ['-c', script, 'bash', ...words], { encoding: 'utf8' })
  return output.split('\n').filter(Boolean)
}

describe('bash', () => {
  test('completes commands', () => {
    expect(offers('')).toEqual([...commandNames, '--help', '--version'])
    expect(offers('sign')).toEqual(['sign-in', 'sign-out'])
    expect(offers('x')).toEqual([])
  })

  test('completes the options of each command', () => {
    for (const name of commandNames)
      expect(offers(name, '--')).toEqual(optionsOf(name).map((option) => `--${option}`))
    expect(offers('token', '--m')).toEqual(['--min-validity'])
    expect(offers('completion', 'f')).toEqual(['fish'])
  })
})

test.each(['zsh', 'fish'])('%s is told every command and option', (shell) => {
  const script = completionScript(shell) ?? ''
  for (const name of commandNames) {
    expect(script).toContain(name)
    for (const option of optionsOf(name)) expect(script).toContain(option)
  }
})

test('another shell has none', () => expect(completionScript('tcsh')).toBeUndefined())

test.each(['bash', 'zsh', 'fish'])('packages bring the same script for %s', (shell) => {
  const file = resolve(import.meta.dirname, `../../../build/linux/deckpass.${shell}`)
  expect(readFileSync(file, 'utf8')).toBe(completionScript(shell))
})
