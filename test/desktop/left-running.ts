import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startDesktop } from '../support/desktop/index.ts'

/**
 * Starts a desktop with an open browser, prints its home and never stops it. With the argument
 * `stay` it goes on until it is killed.
 */
const { home, open } = await startDesktop()
const page = join(home, 'page.html')
await writeFile(page, '<title>Left running</title>')
await open(page)
console.log(home)
if (process.argv[2] === 'stay') setInterval(() => undefined, 1_000)
