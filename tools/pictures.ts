/**
 * Writes a picture of every view, dark and light, to out/pictures, and one sheet of them all.
 * Run with: npx tsx tools/pictures.ts [part of a scenario's name]
 */
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { buildRenderer } from '../test/support/build-renderer.ts'
import { installFakeBridge } from '../test/support/fake-bridge.ts'
import { servePage } from '../test/support/page-server.ts'
import { now, scenarios } from '../test/support/scenarios.ts'

const folder = resolve('out/pictures')
const wanted = process.argv[2] ?? ''
const themes = ['dark', 'light'] as const

/** Clicks that a picture needs before it is taken. */
const steps: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'sign-out-dialog': (page) => page.getByRole('button', { name: 'Sign out' }).click(),
  token: async (page) => {
    await page.evaluate(
      (expiresAt) =>
        window.fakeBridge.answer('token.get', {
          ok: true,
          value: {
            accessToken: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2ln',
            expiresAt,
            scope: '',
          },
        }),
      now + 400_000,
    )
    await page.getByRole('button', { name: 'Show access token' }).click()
  },
}
const pictures = { ...scenarios, 'sign-out-dialog': scenarios.home, token: scenarios.home }

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
    for (const [name, scenario] of Object.entries(pictures)) {
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
      await steps[name]?.(page)
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
