import { Secret, type IdToken, type RefreshToken } from './secret.ts'
import type { ServiceProfile } from './service-profile.ts'

/** Shortest and longest life that is believed, ms; and the one that is assumed where none is told. */
export const lifetimes = { shortest: 30_000, longest: 24 * 3_600_000, assumed: 300_000 } as const

/**
 * A successful token answer (RFC 6749 section 5.1) made fit for a strict reader: services are known
 * to spell `expires_in` as a string, to send zero or null, and to leave `token_type` out. An answer to
 * a renewal has already spent the refresh token, so nothing that can be read may be thrown away.
 */
export type TokenAnswer = {
  /** For oauth4webapi: without what it would refuse the whole answer for. */
  readonly response: Response
  readonly idToken: IdToken | undefined
  /** There even if the rest of the answer cannot be used. */
  readonly refreshToken: RefreshToken | undefined
}

/**
 * Reads an answer's JSON, whatever content type it claims and with `envelope` from within it; other
 * answers pass through unchanged.
 */
export async function readTokenAnswer(
  response: Response,
  envelope?: ServiceProfile['envelope'],
): Promise<TokenAnswer> {
  const read = response.status === 200 ? parseObject(await response.clone().text()) : undefined
  const body = envelope === undefined ? read : asObject(read?.[envelope])
  if (!body) return { response, idToken: undefined, refreshToken: undefined }
  const { id_token: idToken, ...rest } = body
  if (typeof rest['refresh_token'] !== 'string' || !rest['refresh_token'])
    delete rest['refresh_token']
  if (typeof rest['scope'] !== 'string') delete rest['scope']
  rest['token_type'] ??= 'Bearer'
  const seconds = Number(rest['expires_in'] ?? Number.NaN)
  if (seconds > 0 && Number.isFinite(seconds)) rest['expires_in'] = seconds
  else delete rest['expires_in']
  const refreshToken = rest['refresh_token']
  return {
    response: jsonResponse(rest),
    idToken: typeof idToken === 'string' && idToken ? new Secret('ID token', idToken) : undefined,
    refreshToken:
      typeof refreshToken === 'string' ? new Secret('refresh token', refreshToken) : undefined,
  }
}

/** A 200 answer that holds this as JSON. */
export function jsonResponse(body: Readonly<Record<string, unknown>>): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
}

/** The life to count with, ms, of an `expires_in` in seconds. */
export function lifetimeOf(expiresIn: number | undefined): number {
  if (expiresIn === undefined) return lifetimes.assumed
  return Math.min(Math.max(expiresIn * 1000, lifetimes.shortest), lifetimes.longest)
}

/** Parses a JSON object; anything else, and what is no JSON, is `undefined`. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return asObject(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** An object as it may come in JSON; anything else is `undefined`. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value }
    : undefined
}
