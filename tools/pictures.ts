/**
 * Writes a picture of every view and of what opens in one, dark and light, to out/pictures, one sheet of
 * them all, and the few that README and docs show to docs/pictures.
 * Run with: npm run pictures [-- part of a scenario's name]
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Browser } from '@playwright/test'
import { chromium } from '@playwright/test'
import { buildRenderer } from '../test/support/build-renderer.ts'
import { installFakeBridge } from '../test/support/fake-bridge.ts'
import type { Opening } from '../test/support/openings.ts'
import { openings } from '../test/support/openings.ts'
import { servePage } from '../test/support/page-server.ts'
import { moreProgramOpenings } from '../test/support/program-openings.ts'
import { moreProgramScenarios } from '../test/support/program-scenarios.ts'
import { now, scenarios } from '../test/support/scenarios.ts'
import type { Pixels } from './pictures/palette-png.ts'
import { encodePalettePng } from './pictures/palette-png.ts'

const folder = resolve('out/pictures')
const docsFolder = resolve('docs/pictures')
const wanted = process.argv[2] ?? ''
const themes = ['dark', 'light'] as const

/** What README and docs show. */
const inDocs: ReadonlySet<string> = new Set([
  'welcome',
  'waiting',
  'waiting-help',
  'home',
  'home-offline',
  'gig-check',
  'settings',
])

/** Every picture by name: each view as it comes, and what opens in one. */
const pictures: Readonly<Record<string, Opening>> = {
  ...Object.fromEntries(
    Object.entries({ ...scenarios, ...moreProgramScenarios }).map(([name, scenario]) => [
      name,
      { scenario, open: async () => {} },
    ]),
  ),
  ...openings,
  ...moreProgramOpenings,
}

type Shot = {
  readonly name: string
  readonly theme: (typeof themes)[number]
  readonly scale: number
}

async function take(browser: Browser, url: string, { name, theme, scale }: Shot): Promise<Buffer> {
  const picture = pictures[name]
  if (picture === undefined) throw new Error(`There is no scenario "${name}".`)
  const context = await browser.newContext({
    colorScheme: theme,
    viewport: { width: 400, height: 640 },
    deviceScaleFactor: scale,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.addInitScript(installFakeBridge, picture.scenario)
  await page.clock.setFixedTime(now)
  await page.goto(url)
  await page.waitForTimeout(name === 'opening' ? 2200 : 400)
  await picture.open(page)
  await page.waitForTimeout(150)
  const image = await page.screenshot()
  await context.close()
  return image
}

const sourceOf = (image: Buffer) => `data:image/png;base64,${image.toString('base64')}`

/** The pixels of a picture, as the browser decodes it. */
async function pixelsOf(browser: Browser, image: Buffer): Promise<Pixels> {
  const page = await browser.newPage()
  const { width, height, base64 } = await page.evaluate(async (source) => {
    const picture = new Image()
    picture.src = source
    await picture.decode()
    const { width, height } = picture
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const context = canvas.getContext('2d')
    context?.drawImage(picture, 0, 0)
    const data = context?.getImageData(0, 0, width, height).data ?? []
    return {
      width,
      height,
      base64: btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join('')),
    }
  }, sourceOf(image))
  await page.close()
  return { width, height, rgba: Buffer.from(base64, 'base64') }
}

async function writeForDocs(browser: Browser, url: string, shot: Omit<Shot, 'scale'>) {
  const image = await take(browser, url, { ...shot, scale: 1.5 })
  const smaller = encodePalettePng(await pixelsOf(browser, image))
  await writeFile(`${docsFolder}/${shot.name}.${shot.theme}.png`, smaller)
}

async function writeSheet(browser: Browser, figures: readonly string[]) {
  const page = await browser.newPage({ viewport: { width: 6 * 424 + 24, height: 800 } })
  await page.setContent(
    `<style>body{margin:24px;display:grid;grid-template-columns:repeat(6,400px);gap:24px;background:#7d858d;font:14px system-ui}figure{margin:0}img{display:block;border-radius:10px}</style>${figures.join('')}`,
  )
  await page.screenshot({ path: `${folder}/sheet.png`, fullPage: true })
}

async function main() {
  await buildRenderer()
  await mkdir(folder, { recursive: true })
  await mkdir(docsFolder, { recursive: true })
  const server = await servePage()
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-lcd-text'],
  })
  const names = Object.keys(pictures).filter((name) => name.includes(wanted))
  const figures: string[] = []
  for (const theme of themes) {
    for (const name of names) {
      const image = await take(browser, server.url, { name, theme, scale: 2 })
      await writeFile(`${folder}/${name}.${theme}.png`, image)
      figures.push(
        `<figure><img src="${sourceOf(image)}" width="400"><figcaption>${name}</figcaption></figure>`,
      )
      if (inDocs.has(name)) await writeForDocs(browser, server.url, { name, theme })
    }
  }
  await writeSheet(browser, figures)
  await browser.close()
  server.close()
}

void main()
