import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'

/** As many names as a sentence can hold. */
const most = 4

/** What a profile file brought, by name: the first few, and how many more. */
export function addedServices(services: readonly string[]): string {
  const names = services
    .slice(0, most)
    .map((name) => clip(name, 40) ?? strings.gigCheck.namelessService)
  return strings.adding.added(names, services.length - names.length)
}
