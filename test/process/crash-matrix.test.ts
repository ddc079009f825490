import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startIdentityService, type IdentityService } from '../identity-service/index.ts'
import { startDesktop, whyNoDesktop, type Desktop } from '../support/desktop/index.ts'
import { buildProgram, type Program } from './build-program.ts'
import { readTable, writeTable } from './crash-page.ts'
import { crashAndFind } from './crash-story.ts'
import { cells, tableOf, type Cell } from './crash-table.ts'
import { createLanes, type Lanes } from './lanes.ts'

const missing = whyNoDesktop({ screen: false })
/** How many stories run at once, each with a service of its own. */
const width = 4

describe.skipIf(missing)(`killed${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const found = new Map<Cell, string>()
  let host: Program
  let desktop: Desktop
  let services: readonly IdentityService[]
  let inLane: Lanes<IdentityService>

  beforeAll(async () => {
    host = await buildProgram(join(import.meta.dirname, 'host.ts'))
    desktop = await startDesktop({ screen: false, browsers: 'none' })
    services = await Promise.all(
      Array.from({ length: width }, () => startIdentityService({ keepAlive: false })),
    )
    inLane = createLanes(services)
  }, 30_000)

  afterAll(async () => {
    await desktop.stop()
    for (const service of services) await service.stop()
    await host.remove()
  })

  describe.concurrent('at every step, and started again', () => {
    for (const cell of cells)
      test(
        `${cell.procedure}, ${cell.step}, ${cell.reuse} server`,
        { timeout: 60_000 },
        async () => {
          const story = (service: IdentityService) =>
            crashAndFind({ program: host.path, desktop, service, ...cell })
          found.set(cell, await inLane(story))
        },
      )
  })

  test('what the user finds is what docs/session.md says', async () => {
    const table = tableOf(found)
    // To write the page anew after a change that was meant.
    if (process.env['DECKPASS_WRITE_DOCS']) await writeTable(table)
    expect(await readTable()).toBe(table)
  })
})
