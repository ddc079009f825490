import type { ReactNode } from 'react'
import type { GlyphKind } from './glyph.tsx'
import { Glyph } from './glyph.tsx'

type NoticeProps = { readonly kind: GlyphKind; readonly children: ReactNode }

/** Something to know before going on: a sign and a sentence or two. */
export function Notice({ kind, children }: NoticeProps) {
  return (
    <div className="notice">
      <Glyph kind={kind} />
      <div className="notice__text">{children}</div>
    </div>
  )
}
