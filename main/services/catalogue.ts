import * as v from 'valibot'
import type { ServiceProfile } from '../session/service-profile.ts'
import { beatport } from './beatport.ts'
import { servicesFile } from './schema.ts'

/** The services to connect to, or why there are none. `detail` is for the one who wrote the file. */
export type Catalogue =
  | { readonly profiles: readonly ServiceProfile[] }
  | { readonly problem: 'no-client-id' | 'services-file'; readonly detail: string }

export type CatalogueOptions = {
  /** Whether DECKPASS_SERVICES counts: development builds only. */
  readonly development: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Reads a file as text; may throw. */
  readonly readFile: (path: string) => string
}

/**
 * Chooses the services: the profiles of the file that DECKPASS_SERVICES names (development builds),
 * else Beatport with the client id in DECKPASS_BEATPORT_CLIENT_ID. Never throws: a mistake in the
 * file is told with its place.
 */
export function readCatalogue({ development, environment, readFile }: CatalogueOptions): Catalogue {
  const path = environment['DECKPASS_SERVICES']
  if (development && path) return readServicesFile(path, readFile)
  const clientId = environment['DECKPASS_BEATPORT_CLIENT_ID']?.trim()
  if (!clientId) return { problem: 'no-client-id', detail: '' }
  const redirectUri = `${development ? 'app.deckpass.dev' : 'app.deckpass'}://callback`
  return { profiles: [beatport({ clientId, redirectUri })] }
}

function readServicesFile(path: string, readFile: (path: string) => string): Catalogue {
  const wrong = (detail: string): Catalogue => ({ problem: 'services-file', detail })
  let value: unknown
  try {
    value = JSON.parse(readFile(path))
  } catch (error) {
    return error instanceof SyntaxError
      ? wrong(`${path} is not JSON: ${error.message}`)
      : wrong(`${path} cannot be read.`)
  }
  const parsed = v.safeParse(servicesFile, value)
  if (parsed.success) return { profiles: parsed.output }
  const [issue] = parsed.issues
  const place = v.getDotPath(issue)
  return wrong(`${path}${place ? `, at ${place}` : ''}: ${issue.message}`)
}
