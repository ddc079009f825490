import type { Core } from './core.ts'
import type { CheckedIdToken } from './id-token.ts'
import { learnProfile } from './learn-profile.ts'
import type { Grant, Issued, UserProfile } from './record.ts'
import { fetchUserProfile } from './user-profile.ts'

/** How long a finished sign-in waits for the user's profile before it goes on without, ms. */
const profilePatience = 3_000

/** What a sign-in asks and tells while its grant is kept. */
export type FirstGrantCalls = {
  /** Whether anyone still waits for this sign-in. */
  wanted(): boolean
  /** Called in the moment that the session begins. */
  begun(): void
}

/**
 * Keeps what a sign-in brought: the tokens at once, then the profile if it comes soon. Resolves to
 * whether a session began; if the user gave up or signed out meanwhile, nothing of it stays.
 */
export async function keepFirstGrant(
  core: Core,
  issued: Issued,
  checked: CheckedIdToken,
  { wanted, begun }: FirstGrantCalls,
): Promise<boolean> {
  const { keeper, profile, ports } = core
  const generation = keeper.generation()
  const before = keeper.record()
  let grant: Grant = {
    refreshToken: issued.refreshToken,
    idToken: checked.idToken,
    scope: issued.scope ?? profile.scopes.join(' '),
    profile: undefined,
    refreshTokenUsedAt: ports.clock.now(),
    journal: undefined,
  }
  const keep = () =>
    keeper.change(generation, (record) => ({ ...record, ended: undefined, history: [], grant }))
  const undo = () =>
    keeper.change(generation, (record) =>
      record.grant === grant
        ? { ...record, grant: undefined, ended: before.ended, history: before.history }
        : record,
    )

  if (!(await keep())) return false
  const told = fetchUserProfile(profile, core.http, ports.clock, issued, checked)
  const user = await soon(core, told)
  if (user && wanted()) {
    grant = { ...grant, profile: user }
    await keep()
  }
  if (!wanted() || keeper.generation() !== generation) {
    await undo()
    return false
  }
  core.apply({ is: 'session-begun', profile: user })
  begun()
  if (!user) void learnProfile(core, generation, told)
  return true
}

/** The value if it comes within profilePatience, else `undefined`. */
function soon(
  core: Core,
  promise: Promise<UserProfile | undefined>,
): Promise<UserProfile | undefined> {
  return new Promise((resolve, reject) => {
    const disarm = core.ports.timers.after(profilePatience, () => resolve(undefined))
    promise.then(resolve, reject).finally(disarm)
  })
}
