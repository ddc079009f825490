/**
 * Draws the tray's icons to build/tray and the app's to build, for each system in the sizes that it
 * takes.
 * Run with: npx tsx tools/icons.ts [PATH OF A CHROMIUM]
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { iconFile, iconSizes } from '../main/desktop/tray/icon.ts'
import type { TrayState } from '../main/desktop/tray/view.ts'
import { linuxSizes, windowsSizes, withAir } from './icons/app-icon.ts'
import { encodeIcns, encodeIco, icnsSizes, type SizedPng } from './icons/containers.ts'
import { trayIcon, type Ground } from './icons/drawing.ts'

const build = resolve('build')
const folder = resolve(build, 'tray')
const states: readonly TrayState[] = ['signed-in', 'offline', 'needs-you']

/** For screens with more px to the point: what Electron looks for beside the file that it is given. */
const scales = { darwin: ['', '@2x'], win32: ['', '@1.5x', '@2x'], linux: ['', '@2x'] } as const

type Picture = { readonly name: string; readonly svg: string; readonly size: number }

function pictures(): Picture[] {
  const found: Picture[] = []
  for (const platform of ['darwin', 'win32', 'linux'] as const)
    for (const ground of groundsOf(platform))
      for (const state of states)
        for (const scale of scales[platform])
          found.push({
            name: iconFile(state, { platform, dark: ground === 'dark' }).replace(
              '.png',
              `${scale}.png`,
            ),
            svg: trayIcon(state, ground),
            size: iconSizes[platform] * Number(/[\d.]+/.exec(scale)?.[0] ?? 1),
          })
  return found
}

function groundsOf(platform: keyof typeof iconSizes): readonly Ground[] {
  if (platform === 'darwin') return ['template']
  return platform === 'win32' ? ['dark', 'light'] : ['dark']
}

async function draw(page: Page, svg: string, size: number): Promise<Buffer> {
  await page.setContent(`<style>*{margin:0;display:block}svg{width:${size}px}</style>${svg}`)
  return page.locator('svg').screenshot({ omitBackground: true })
}

async function drawApp(page: Page): Promise<void> {
  const svg = await readFile(resolve(build, 'icon.svg'), 'utf8')
  const drawn = async (drawing: string, sizes: readonly number[]) => {
    const pictures: SizedPng[] = []
    for (const size of sizes) pictures.push({ size, png: await draw(page, drawing, size) })
    return pictures
  }
  await mkdir(resolve(build, 'icons'), { recursive: true })
  for (const { size, png } of await drawn(svg, linuxSizes))
    await writeFile(resolve(build, `icons/${size}x${size}.png`), png)
  await writeFile(resolve(build, 'icon.ico'), encodeIco(await drawn(svg, windowsSizes)))
  await writeFile(resolve(build, 'icon.icns'), encodeIcns(await drawn(withAir(svg), icnsSizes)))
}

async function main() {
  await mkdir(folder, { recursive: true })
  const browser = await chromium.launch({
    executablePath: process.argv[2] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  const page = await browser.newPage({ viewport: { width: 1100, height: 1100 } })
  for (const { name, svg, size } of pictures())
    await writeFile(`${folder}/${name}`, await draw(page, svg, size))
  await drawApp(page)
  await browser.close()
}

void main()
