import type { UserProfile } from '../session/record.ts'

/**
 * The name that others may see. Where a service tells no such name, the one that is shown is an e-mail
 * address or a real name; then there is none.
 */
export function stageName(user: UserProfile): string | undefined {
  const { displayName, email, givenName, familyName } = user
  const shown = displayName.trim().toLowerCase()
  const realName = [givenName, familyName].filter(Boolean).join(' ')
  const secret = [email, givenName, familyName, realName]
  const tells = secret.some((each) => each?.trim().toLowerCase() === shown)
  return tells || displayName.includes('@') ? undefined : displayName
}
