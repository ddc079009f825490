/**
 * Writes a picture of every view and of what opens in one, dark and light, to out/pictures, and one sheet of them all.
 * Run with: npx tsx tools/pictures.ts [part of a scenario's name]
 */
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { buildRenderer } from '../test/support/build-renderer.ts'
import { installFakeBridge } from '../test/support/fake-bridge.ts'
import type { Opening } from '../test/support/openings.ts'
import { openings } from '../test/support/openings.ts'
import { servePage } from '../test/support/page-server.ts'
import { now, scenarios } from '../test/support/scenarios.ts'

const folder = resolve('out/pictures')
const wanted = process.argv[2] ?? ''
const themes = ['dark', 'light'] as const

/** Every picture by name: each view as it comes, and what opens in one. */
const pictures: Readonly<Record<string, Opening>> = {
  ...Object.fromEntries(
    Object.entries(scenarios).map(([name, scenario]) => [name, { scenario, open: async () => {} }]),
  ),
  ...openings,
}

async function main() {
  await buildRenderer()
  await mkdir(folder, { recursive: true })
  const server = await servePage()
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  const sheet: string[] = []
  for (const theme of themes) {
    for (const [name, { scenario, open }] of Object.entries(pictures)) {
      if (!name.includes(wanted)) continue
      const context = await browser.newContext({
        colorScheme: theme,
        viewport: { width: 400, height: 640 },
        deviceScaleFactor: 2,
        locale: 'en-GB',
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      await page.addInitScript(installFakeBridge, scenario)
      await page.clock.setFixedTime(now)
      await page.goto(server.url)
      await page.waitForTimeout(name === 'opening' ? 2200 : 400)
      await open(page)
      await page.waitForTimeout(150)
      const picture = await page.screenshot({ path: `${folder}/${name}.${theme}.png` })
      const source = `data:image/png;base64,${picture.toString('base64')}`
      sheet.push(
        `<figure><img src="${source}" width="400"><figcaption>${name}</figcaption></figure>`,
      )
      await context.close()
    }
  }
  const page = await browser.newPage({ viewport: { width: 6 * 424 + 24, height: 800 } })
  await page.setContent(
    `<style>body{margin:24px;display:grid;grid-template-columns:repeat(6,400px);gap:24px;background:#7d858d;font:14px system-ui}figure{margin:0}img{display:block;border-radius:10px}</style>${sheet.join('')}`,
  )
  await page.screenshot({ path: `${folder}/sheet.png`, fullPage: true })
  await browser.close()
  server.close()
}

void main()
