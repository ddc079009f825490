/** What an icon button does, drawn. */
export type IconKind = 'back' | 'gig-check' | 'settings' | 'stage'

const shapes: Readonly<Record<IconKind, string>> = {
  back: 'M12 4.5 6.5 10l5.5 5.5',
  'gig-check':
    'M3 5.2l1.3 1.3L6.8 4M3 10.2l1.3 1.3L6.8 9M3 15.2l1.3 1.3L6.8 14M10 5.5h7M10 10.5h7M10 15.5h7',
  // Three faders of a mixer.
  settings: 'M5 3v14M10 3v14M15 3v14M3.2 12.5h3.6M8.2 7h3.6M13.2 14h3.6',
  // An eye, struck out.
  stage:
    'M2.5 10c1.6-2.9 4.3-4.7 7.5-4.7s5.9 1.8 7.5 4.7c-1.6 2.9-4.3 4.7-7.5 4.7S4.1 12.9 2.5 10zM10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM4 16.5l12-13',
}

/** A drawing of 20 by 20 that says the same as the words beside it. */
export function Icon({ kind }: { readonly kind: IconKind }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={shapes[kind]} />
    </svg>
  )
}
