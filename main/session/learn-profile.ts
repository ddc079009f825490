import type { Core } from './core.ts'
import type { Issued, UserProfile } from './record.ts'
import type { IdToken } from './secret.ts'
import { fetchUserProfile } from './user-profile.ts'

/** How old the profile may grow before a renewal asks for it again, ms. */
const profileAge = 24 * 3_600_000

/**
 * Asks again who signed in, with what a renewal brought, if what is known is old. Never rejects; a
 * profile of somebody else is not taken.
 */
export async function freshenProfile(core: Core, issued: Issued): Promise<void> {
  const { keeper, ports } = core
  const generation = keeper.generation()
  const { grant } = keeper.record()
  if (!grant) return
  const known = grant.profile
  if (known && Math.abs(ports.clock.now() - known.fetchedAt) < profileAge) return
  const { idToken, claims } = await core.idTokens.atRenewal(issued.idToken, known?.sub)
  const bearer = { idToken: idToken ?? grant.idToken, claims }
  const told = fetchUserProfile(core.profile, core.http, ports.clock, issued, bearer)
  await learnProfile(core, generation, told, idToken)
}

/** Keeps what a service told of the user, and the ID token that it was asked with if that is new. */
export async function learnProfile(
  core: Core,
  generation: number,
  told: Promise<UserProfile | undefined>,
  idToken?: IdToken,
): Promise<void> {
  const { keeper } = core
  const user = await told
  const known = keeper.record().grant?.profile
  const same = user && (!known || known.sub === user.sub) ? user : undefined
  if (!same && !idToken) return
  const kept = await keeper.change(generation, (record) => {
    const { grant } = record
    if (!grant) return record
    const newer = { profile: same ?? grant.profile, idToken: idToken ?? grant.idToken }
    return { ...record, grant: { ...grant, ...newer } }
  })
  if (kept && same) core.apply({ is: 'profile-learned', profile: same })
}
