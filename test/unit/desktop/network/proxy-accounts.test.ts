import { describe, expect, test } from 'vitest'
import { findProxyAccount } from '../../../../main/desktop/network/proxy-accounts.ts'

const asking = { host: 'proxy.club.example', port: 3128 }

function find(
  env: Readonly<Record<string, string>>,
  { settings = {}, platform = 'linux' }: { settings?: object; platform?: NodeJS.Platform } = {},
) {
  const run = async (program: string, [, schema, key = '']: readonly string[]) => {
    expect([program, schema]).toEqual(['gsettings', 'org.gnome.system.proxy.http'])
    const value: unknown = Reflect.get(settings, key)
    return typeof value === 'string' ? `${value}\n` : undefined
  }
  return findProxyAccount(asking, { env, run, platform })
}

describe('an account for a proxy', () => {
  test.each([
    ['https_proxy', 'http://dj:vinyl@proxy.club.example:3128'],
    ['HTTPS_PROXY', 'http://dj:vinyl@PROXY.club.example:3128/'],
    ['http_proxy', 'dj:vinyl@proxy.club.example:3128'],
    ['all_proxy', 'http://dj:%76inyl@proxy.club.example:3128'],
  ])('is taken of %s=%s', async (name, value) => {
    const account = await find({ [name]: value })
    expect(account?.username).toBe('dj')
    expect(account?.password.reveal()).toBe('vinyl')
    expect(JSON.stringify(account)).not.toContain('vinyl')
  })

  test.each([
    'http://dj:vinyl@other.example:3128',
    'http://dj:vinyl@proxy.club.example:8080',
    'http://proxy.club.example:3128',
    'http://dj:%zz@proxy.club.example:3128',
    '::',
    '',
  ])('of %j is not for this proxy', async (value) => {
    expect(await find({ https_proxy: value })).toBeUndefined()
  })

  const settings = {
    'use-authentication': 'true',
    host: "'proxy.club.example'",
    port: '3128',
    'authentication-user': "'dj'",
    'authentication-password': "'vinyl'",
  }

  test('is taken of GNOME’s settings, where they have one for this proxy', async () => {
    expect((await find({}, { settings }))?.password.reveal()).toBe('vinyl')
    expect(await find({}, { settings: { ...settings, port: '80' } })).toBeUndefined()
    expect(
      await find({}, { settings: { ...settings, 'use-authentication': 'false' } }),
    ).toBeUndefined()
    expect(await find({})).toBeUndefined()
    expect(await find({}, { settings, platform: 'win32' })).toBeUndefined()
  })
})
