import { join } from 'node:path'
import { app } from 'electron'
import { findCommand } from './command-line/find-command.ts'
import { runCommand } from './command-line/run-command.ts'
import { scrub } from './diagnostics/scrub.ts'
import { ownNames } from './own-names.ts'

const { development, scheme, profileFolder } = ownNames(app)
const found = findCommand(process.argv, {
  scheme,
  appPath: development ? app.getAppPath() : undefined,
})

if (found) {
  const program = join(__dirname, '../command-line/worker.cjs')
  // Electron's own way out, which ends the process at once while Chromium has not begun.
  app.exit(
    runCommand(program, {
      ...found,
      execPath: process.execPath,
      profileFolder,
      development,
      version: app.getVersion(),
    }),
  )
} else {
  import('./boot.ts').catch((error: unknown) => {
    process.stderr.write(`Deckpass could not start: ${scrub(String(error))}\n`)
    app.exit(1)
  })
}
