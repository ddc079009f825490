import { describe, expect, it } from 'vitest'
import { choose, type Found, type RuntimeKind, type Sources } from '../../../tools/runtime.mjs'
import { UserError } from '../../../tools/say.mjs'

const found = (kind: RuntimeKind): Found => ({ kind, executable: `/${kind}`, electronVersion: '1' })

/** What there is on the computer, and what the network gives. */
type World = {
  override?: boolean
  official?: 'installed' | 'downloadable'
  fallback?: 'cached' | 'downloadable'
  failedLately?: boolean
}

function world({ override, official, fallback, failedLately = false }: World) {
  const log: string[] = []
  const source = (kind: 'official' | 'fallback', state: string | undefined) => ({
    find: () => (state === 'installed' || state === 'cached' ? found(kind) : undefined),
    async get() {
      log.push(`get ${kind}`)
      if (state === undefined) throw new Error(`no ${kind} today`)
      return found(kind)
    },
  })
  const sources: Sources = {
    override: () => (override ? found('override') : undefined),
    official: source('official', official),
    fallback: source('fallback', fallback),
    failure: {
      isRecent: () => failedLately,
      remember: () => log.push('remember'),
      forget: () => log.push('forget'),
    },
  }
  return { sources, log }
}

async function chosen(there: World, options = { download: true, retry: false }) {
  const { sources, log } = world(there)
  const { kind } = await choose(sources, options)
  return [kind, ...log]
}

describe('choosing a runtime', () => {
  it('takes the one that is named, whatever else there is', async () => {
    expect(await chosen({ override: true, official: 'installed' })).toEqual(['override'])
  })

  it('takes the official one that is installed without a look at the network', async () => {
    expect(await chosen({ official: 'installed', fallback: 'cached' })).toEqual(['official'])
  })

  it('downloads the official one in preference to a cached fallback', async () => {
    expect(await chosen({ official: 'downloadable', fallback: 'cached' })).toEqual([
      'official',
      'get official',
      'forget',
    ])
  })

  it('takes the cached fallback if that download fails, and remembers the failure', async () => {
    expect(await chosen({ fallback: 'cached' })).toEqual(['fallback', 'get official', 'remember'])
  })

  it('does not try again within a day', async () => {
    const there: World = { official: 'downloadable', fallback: 'cached', failedLately: true }
    expect(await chosen(there)).toEqual(['fallback'])
  })

  it('tries again within a day if asked to', async () => {
    const there: World = { official: 'downloadable', fallback: 'cached', failedLately: true }
    expect(await chosen(there, { download: true, retry: true })).toContain('get official')
  })

  it('tries again within a day if there is nothing else', async () => {
    expect(await chosen({ official: 'downloadable', failedLately: true })).toContain('get official')
  })

  it('downloads the fallback last', async () => {
    expect(await chosen({ fallback: 'downloadable' })).toEqual([
      'fallback',
      'get official',
      'remember',
      'get fallback',
    ])
  })

  it('names all three ways if none works, and why', async () => {
    const choice = choose(world({}).sources, { download: true })
    await expect(choice).rejects.toThrow(UserError)
    await expect(choice).rejects.toThrow(
      /ELECTRON_OVERRIDE_DIST_PATH.*\(no official today\).*fallback.*\(no fallback today\)/,
    )
  })

  it('downloads nothing where that was not asked for', async () => {
    const { sources, log } = world({ official: 'downloadable', fallback: 'downloadable' })
    await expect(choose(sources, { download: false })).rejects.toThrow(
      /run "node tools\/setup.mjs"/,
    )
    expect(log).toEqual([])
    expect(await chosen({ fallback: 'cached' }, { download: false, retry: false })).toEqual([
      'fallback',
    ])
  })
})
