import type { ConnectionView } from '../../preload/contract.ts'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'

type Named = Pick<ConnectionView, 'name' | 'service'>

/** What the user calls a connection: plain text of at most `limit` characters, and never nothing. */
export function ownName({ name, service }: Named, limit = 40): string {
  return clip(name, limit) ?? clip(service.name, limit) ?? strings.gigCheck.namelessService
}

/** What tells it from others of that name: the service if it is called otherwise, and its host. */
export function whereabouts(connection: Named): readonly string[] {
  const { name, host } = connection.service
  const own = ownName(connection)
  return [clip(name, 40), clip(host)].flatMap((each) =>
    each === undefined || each === own ? [] : [each],
  )
}
