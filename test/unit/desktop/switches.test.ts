import { describe, expect, test } from 'vitest'
import { dropSwitches } from '../../../main/desktop/switches.ts'

/** What is left of switches and variables. */
function left(switches: readonly string[], env: Record<string, string>, development: boolean) {
  const there = new Set(switches)
  const commandLine = {
    hasSwitch: (name: string) => there.has(name),
    removeSwitch: (name: string) => void there.delete(name),
  }
  dropSwitches(commandLine, env, development)
  return { switches: [...there], env }
}

const trusting = ['ignore-certificate-errors', 'disable-web-security', 'allow-insecure-localhost']
const prying = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'js-flags',
  'load-extension',
  'log-net-log',
  'ssl-key-log-file',
  'gpu-launcher',
]
const env = {
  NODE_OPTIONS: '--inspect',
  NODE_EXTRA_CA_CERTS: '/tmp/ca.pem',
  ELECTRON_RUN_AS_NODE: '1',
  ELECTRON_ENABLE_LOGGING: '1',
  SSLKEYLOGFILE: '/tmp/keys',
  ELECTRON_OZONE_PLATFORM_HINT: 'wayland',
  HOME: '/home/dj',
}

describe('a release', () => {
  test('goes by no switch that debugs it or has it trust more', () => {
    expect(left([...trusting, ...prying, 'hidden'], {}, false).switches).toEqual(['hidden'])
  })

  test('passes no variable on that does the same, and every other one', () => {
    expect(left([], { ...env }, false).env).toEqual({
      ELECTRON_OZONE_PLATFORM_HINT: 'wayland',
      HOME: '/home/dj',
    })
  })
})

describe('a development build', () => {
  test('can be debugged, and trusts no more than a release', () => {
    expect(left([...trusting, ...prying], {}, true).switches).toEqual(prying)
    expect(left([], { ...env }, true).env).toEqual(env)
  })
})
