import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cacheDir, configHome, dataHome } from '../../../tools/places.mjs'

it('are where the XDG variables say', () => {
  const env = { XDG_CACHE_HOME: '/c', XDG_DATA_HOME: '/d', XDG_CONFIG_HOME: '/e', HOME: '/h' }
  expect([cacheDir(env), dataHome(env), configHome(env)]).toEqual(['/c/deckpass', '/d', '/e'])
})

it('are in the home else, and a relative path does not count', () => {
  const env = { HOME: '/h', XDG_CACHE_HOME: 'cache', XDG_DATA_HOME: '' }
  const expected = ['/h/.cache/deckpass', '/h/.local/share', '/h/.config']
  expect([cacheDir(env), dataHome(env), configHome(env)]).toEqual(expected)
  expect(cacheDir({})).toBe(join(homedir(), '.cache', 'deckpass'))
})
