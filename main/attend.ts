import { app } from 'electron'
import type { GoesOn } from './broker/one-copy.ts'
import { answerFromSessions } from './broker/session-answers.ts'
import type { Connections } from './connections/connections.ts'
import type { Desktop } from './desktop/desktop.ts'
import { readLaunch, type Links } from './desktop/links.ts'
import { describe } from './open-programs.ts'
import type { Programs } from './programs/programs.ts'

export type AttendOptions = {
  /** The app's own URL scheme. */
  readonly scheme: string
  readonly standing: GoesOn
  readonly connections: Connections
  readonly opened: Promise<unknown>
  readonly programs: Pick<Programs, 'commands'>
  readonly desktop: Pick<Desktop, 'show'>
  readonly links: Links
  /** What `doctor` is answered with. */
  readonly report: () => Promise<string>
}

/** Attends to other processes of this user: commands, and copies of the app that are started. */
export function attend(options: AttendOptions): void {
  const { scheme, standing, connections, opened, programs, desktop, links, report } = options
  if (standing.is === 'owner')
    standing.owner.serve(
      answerFromSessions({
        sessions: connections.sessions,
        opened,
        show: () => desktop.show(),
        receive: (link) => links.arrive(link),
        version: app.getVersion(),
        describe: () => describe(connections),
        commands: programs.commands,
        report,
      }),
    )
  app.on('second-instance', (_event, argv) => {
    const launch = readLaunch(argv, { scheme, platform: process.platform })
    if (launch.is === 'link') links.arrive(launch.link)
    if (launch.is === 'plain') desktop.show()
  })
}
