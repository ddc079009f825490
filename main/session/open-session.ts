import type { Core } from './core.ts'
import type { SignIn } from './sign-in.ts'

/**
 * Reads what is kept and goes on with it: a session, why one ended, or a sign-in that another run of
 * the app began. Once that is known it only tries again to keep what could not be kept.
 */
export async function openSession(core: Core, signIn: SignIn): Promise<void> {
  const { keeper } = core
  const { phase } = core.state()
  if (phase !== 'opening' && phase !== 'locked') return keeper.flush()
  const found = await keeper.read()
  // The user need not have waited for the keychain: what was begun meanwhile counts.
  if (core.state().phase !== phase) return
  if (found.found === 'unreadable')
    return core.apply({ is: 'rested', at: { phase: 'locked', reason: found.reason } })
  if (found.found === 'nothing') return core.apply({ is: 'rested', at: { phase: 'signed-out' } })
  const { record } = found
  keeper.adopt(record)
  if (record.grant) return core.apply({ is: 'session-begun', profile: record.grant.profile })
  core.apply({
    is: 'rested',
    at: record.ended ? { phase: 'ended', ...record.ended } : { phase: 'signed-out' },
  })
  if (record.pending) await signIn.takeUp(record.pending)
}
