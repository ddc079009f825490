import type { ConnectionView } from '../../preload/contract.ts'
import { strings } from '../strings.ts'

type DistrustedProps = { readonly connection: Pick<ConnectionView, 'distrusted'> }

/** Who it was that a connection was not trusted to, behind a proxy that looks into it for example. */
export function Distrusted({ connection: { distrusted } }: DistrustedProps) {
  if (distrusted === undefined) return null
  return (
    <p className="small">
      {strings.distrusted} <bdi>{distrusted}</bdi>
    </p>
  )
}
