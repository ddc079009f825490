import { beatportAnonymous } from './beatport-anonymous.ts'
import { beatport } from './beatport.ts'
import { beproduct } from './beproduct.ts'
import { fuuffy } from './fuuffy.ts'
import type { Service } from './service.ts'
import { readServices } from './services-file.ts'

/** The services to connect to, and what is wrong with the list. */
export type Catalogue = {
  readonly services: readonly Service[]
  /** `detail` is for the one who wrote the file. */
  readonly problem?:
    { readonly problem: 'no-client-id' | 'services-file'; readonly detail: string } | undefined
}

export type CatalogueOptions = {
  /** Whether DECKPASS_SERVICES counts: development builds only. */
  readonly development: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Reads a file as text; may throw. */
  readonly readFile: (path: string) => string
}

/** Services that need nothing of this build: whoever has an id and a secret of theirs can connect. */
const open = [beatportAnonymous, beproduct, fuuffy] as const

/**
 * Chooses the services: those of the file that DECKPASS_SERVICES names (development builds), else
 * Beatport with the client id in DECKPASS_BEATPORT_CLIENT_ID, and those that need none. Never throws: a
 * mistake in the file is told with its place.
 */
export function readCatalogue({ development, environment, readFile }: CatalogueOptions): Catalogue {
  const path = environment['DECKPASS_SERVICES']
  if (development && path) return readServicesFile(path, readFile)
  const clientId = environment['DECKPASS_BEATPORT_CLIENT_ID']?.trim()
  if (!clientId) return { services: open, problem: { problem: 'no-client-id', detail: '' } }
  const redirectUri = `${development ? 'app.deckpass.dev' : 'app.deckpass'}://callback`
  const profile = beatport({ clientId, redirectUri })
  return { services: [{ asks: 'nothing', profile }, ...open] }
}

function readServicesFile(path: string, readFile: (path: string) => string): Catalogue {
  const wrong = (detail: string): Catalogue => ({
    services: [],
    problem: { problem: 'services-file', detail },
  })
  let text: string
  try {
    text = readFile(path)
  } catch {
    return wrong(`${path} cannot be read.`)
  }
  const read = readServices(text, { development: true })
  return 'services' in read ? read : wrong(`${path}, ${read.mistake}`)
}

/** The services of a catalogue and those that were learned from files, each of which is checked anew. */
export function withLearned(
  services: readonly Service[],
  learned: readonly unknown[],
  development: boolean,
): readonly Service[] {
  const more = learned.flatMap((one) => {
    const read = readServices(JSON.stringify([one]), { development })
    return 'services' in read ? read.services : []
  })
  const known = new Set(services.map(({ profile }) => profile.id))
  return [...services, ...more.filter(({ profile }) => !known.has(profile.id))]
}
