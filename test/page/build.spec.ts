import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rendererFolder } from '../support/build-renderer.ts'
import { expect, test } from '../support/page-test.ts'

const assets = join(rendererFolder, 'assets')
const built = async (ending: string) =>
  (await readdir(assets)).filter((name) => name.endsWith(ending)).map((name) => join(assets, name))

test('is one script and one style sheet of bounded size', async () => {
  const [scripts, styles] = [await built('.js'), await built('.css')]
  expect(scripts).toHaveLength(1)
  expect(styles).toHaveLength(1)
  expect((await readdir(assets)).length).toBe(2)
  const packed = async (file: string | undefined) => gzipSync(await readFile(file ?? '')).length
  expect(await packed(scripts[0])).toBeLessThan(100_000)
  expect(await packed(styles[0])).toBeLessThan(6000)
})

test('has no style that Chrome 108 does not know', async () => {
  const [file = ''] = await built('.css')
  const css = await readFile(file, 'utf8')
  for (const young of ['light-dark(', 'oklch(', 'color-mix(', '@starting-style', ':popover-open'])
    expect(css).not.toContain(young)
  expect(css, 'nesting').not.toMatch(/[{;]\s*&/u)
  expect(css).toMatch(/prefers-color-scheme:\s*dark/u)
})

test('has nothing inline, and a policy that forbids it', async () => {
  const html = await readFile(join(rendererFolder, 'index.html'), 'utf8')
  expect(html).toContain(
    `content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"`,
  )
  expect(html).not.toMatch(/<script[^>]*>[^<]|<style|\son\w+=|\sstyle=/u)
})

test('the policy holds: a script that gets into the page does not run', async ({
  page,
  server,
}) => {
  const violation = new Promise<string>((found) => {
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) found(message.text())
    })
  })
  await page.addInitScript(() => Object.defineProperty(window, 'deckpass', { value: undefined }))
  await page.goto(server)
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "broken into"'
    document.body.append(script)
  })
  expect(await violation).toContain('script-src')
  await expect(page).toHaveTitle('Deckpass')
})
