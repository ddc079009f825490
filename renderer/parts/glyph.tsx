/** What a line is about: each kind has a shape of its own, so that colour is never alone. */
export type GlyphKind = 'good' | 'done' | 'now' | 'off' | 'warn' | 'leads'

const shapes: Readonly<Record<GlyphKind, string>> = {
  good: 'M6 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  done: 'M2 6.4 4.8 9.2 10.2 3.2',
  now: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM6 5a1 1 0 1 0 0 2 1 1 0 0 0 0-2z',
  off: 'M6 2.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  warn: 'M6 1.2 11.4 10.6H.6z',
  leads: 'M4.5 2.5 8 6 4.5 9.5',
}

/** A small sign before a line; the line says the same in words. */
export function Glyph({ kind }: { readonly kind: GlyphKind }) {
  return (
    <svg
      className={`glyph glyph--${kind}`}
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[kind]} />
    </svg>
  )
}
