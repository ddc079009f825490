import type { TrayState } from './view.ts'

/** How big a tray draws its icons, px: each file has a companion for screens with more of them. */
export const iconSizes = { darwin: 18, win32: 16, linux: 22 } as const

export type IconSurroundings = {
  readonly platform: NodeJS.Platform
  /** Whether what the tray is part of is dark. */
  readonly dark: boolean
}

/** The file name of a tray icon. macOS colours it itself, which it knows by the name. */
export function iconFile(state: TrayState, { platform, dark }: IconSurroundings): string {
  if (platform === 'darwin') return `${state}-${iconSizes.darwin}Template.png`
  const size = platform === 'win32' ? iconSizes.win32 : iconSizes.linux
  return `${state}-${dark ? 'dark' : 'light'}-${size}.png`
}
