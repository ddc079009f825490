import type { TrayState } from '../../main/desktop/tray/view.ts'

/** What a tray icon is drawn on: dark or light panels, or as the bare shape that macOS colours itself. */
export type Ground = 'dark' | 'light' | 'template'

type Ink = {
  readonly body: string
  readonly rim: Record<TrayState, string>
  readonly label: string
}

const inks: Readonly<Record<Ground, Ink>> = {
  dark: {
    // Its own dark body keeps it in sight also where a panel is light after all.
    body: '#0e1012',
    rim: { 'signed-in': '#2fdc8e', offline: '#a4adb6', 'needs-you': '#ffb224' },
    label: '#f1f3f5',
  },
  light: {
    body: 'none',
    rim: { 'signed-in': '#0a8a55', offline: '#6a737c', 'needs-you': '#b86200' },
    label: '#191c1f',
  },
  template: {
    body: 'none',
    rim: { 'signed-in': '#000', offline: '#000', 'needs-you': '#000' },
    label: '#000',
  },
}

const keyhole = 'M16 11.2a3 3 0 0 1 1.6 5.5l1 4.3h-5.2l1-4.3a3 3 0 0 1 1.6-5.5z'

/** What is in the middle of the record; each state has a shape of its own, not a colour alone. */
function middle(state: TrayState, { rim, label }: Ink): string {
  if (state === 'needs-you')
    return `<path d="M13.9 7.6h4.2l-.7 10h-2.8z" fill="${rim[state]}"/>
      <circle cx="16" cy="22" r="2.3" fill="${rim[state]}"/>`
  if (state === 'offline')
    return `<circle cx="16" cy="16" r="5.5" fill="none" stroke="${rim[state]}" stroke-width="2.6"/>`
  return `<mask id="hole"><rect width="32" height="32" fill="#fff"/><path d="${keyhole}"/></mask>
    <circle cx="16" cy="16" r="7.6" fill="${label}" mask="url(#hole)"/>`
}

/** The app's record, made simple enough for 16 px: offline its rim is broken. */
export function trayIcon(state: TrayState, ground: Ground): string {
  const ink = inks[ground]
  const dashes = state === 'offline' ? 'stroke-dasharray="6.9 3.5" stroke-dashoffset="1.7"' : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
    <circle cx="16" cy="16" r="15.4" fill="${ink.body}"/>
    <circle cx="16" cy="16" r="13.2" fill="none" stroke="${ink.rim[state]}" stroke-width="3.4" ${dashes}/>
    ${middle(state, ink)}
  </svg>`
}
