/** Sizes of the app's icon, px: those of freedesktop.org's hicolor theme, and those of Windows. */
export const linuxSizes: readonly number[] = [16, 24, 32, 48, 64, 128, 256, 512]
export const windowsSizes: readonly number[] = [16, 20, 24, 32, 40, 48, 64, 256]

/** The app's drawing with the air around it that macOS has around round icons: 100 of 1024 px. */
export function withAir(svg: string): string {
  return svg.replace('viewBox="0 0 1024 1024"', 'viewBox="-86 -86 1196 1196"')
}
