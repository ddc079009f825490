import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { app } from 'electron'
import { attend } from './attend.ts'
import type { GoesOn } from './broker/one-copy.ts'
import { meetComputer } from './computer.ts'
import type { Beginning } from './desktop/beginning.ts'
import { createDesktop } from './desktop/desktop.ts'
import { drawn } from './desktop/drawn.ts'
import { noteFaults } from './desktop/faults.ts'
import { staysHidden } from './desktop/hidden-start.ts'
import { countIgnoredLinks } from './desktop/ignored-links.ts'
import { jsonFile, openJsonFile } from './desktop/json-file.ts'
import type { Links } from './desktop/links.ts'
import { createPatientTimers } from './desktop/patient-timers.ts'
import { systemClock, systemTimers } from './desktop/ports.ts'
import { watchPower } from './desktop/power.ts'
import { finishBeforeQuit } from './desktop/quitting.ts'
import { gatherFacts } from './desktop/report-facts.ts'
import { createReports } from './desktop/report/reports.ts'
import { platformOf } from './desktop/snapshot.ts'
import { startUpdates } from './desktop/updates/start.ts'
import { createLog } from './diagnostics/log.ts'
import { writeReport } from './diagnostics/report.ts'
import { rememberTroubles } from './diagnostics/troubles.ts'
import { meetServices } from './meet-services.ts'
import { openPrograms } from './open-programs.ts'
import { removeAll } from './remove-all.ts'

export type StartOptions = {
  readonly development: boolean
  /** The app's own URL scheme. */
  readonly scheme: string
  readonly links: Links
  /** The system starts it at login: no window is to open by itself, and none was. */
  readonly hidden: boolean
  readonly beginning: Beginning
  readonly standing: GoesOn
}

/** How long the first picture waits for the vault, and the end for another copy to go on, ms. */
const patience = 1_000

/** The composition root: builds a session for each service and plugs the desktop in. */
export async function startApp(options: StartOptions): Promise<void> {
  performance.mark('app: composition begins')
  const { development, scheme, links, standing, beginning } = options
  const { settings, settingsFile, memoryFile, window, snapshots } = beginning
  const onScreen = drawn(window, pause)
  const owner = standing.is === 'owner' ? standing.owner : undefined
  const profileFolder = app.getPath('userData')
  const { now } = systemClock
  const { log, troubles } = rememberTroubles(createLog(join(profileFolder, 'logs'), now), now)
  noteFaults(process, log)
  if (standing.is === 'unowned') log.warn('profile-not-owned', { code: standing.code })
  const filePlace = { folder: profileFolder, now }
  const listFile = jsonFile('connections', filePlace)
  const programsFile = jsonFile('programs', filePlace)
  const auditFile = jsonFile('audit', filePlace)
  const files = [settingsFile, memoryFile, listFile, programsFile, auditFile]
  performance.mark('app: files read')

  const computer = meetComputer({ development, scheme, settings })
  const { host, linkHandler } = computer
  const { catalogue, connections, credentials, distrusted } = meetServices({
    development,
    profileFolder,
    computer,
    settings,
    listFile,
    timers: createPatientTimers(systemTimers, systemClock.monotonic, onScreen),
    log,
  })
  const { sessions } = connections
  const opened = connections.open()
  const programs = openPrograms({
    development,
    profileFolder,
    connections,
    opened,
    file: programsFile,
    auditFile,
  })
  const letGo = async () => {
    await programs.stop()
    await owner?.release()
  }
  const facts = () => gatherFacts({ now, host, development, connections, linkHandler, troubles })
  performance.mark('app: core made')

  const desktop = createDesktop({
    ...computer,
    app: { version: app.getVersion(), development, platform: platformOf(host.platform) },
    catalogue,
    connections,
    programs,
    settings,
    remembered: beginning.remembered,
    window,
    snapshots,
    distrusted,
    reports: createReports({ facts, stageMode: () => settings.current().stageMode }),
    remove: () =>
      removeAll({
        profileFolder,
        computer,
        connections,
        credentials,
        files,
        letGo: () => Promise.race([letGo(), pause(patience)]),
      }),
  })
  performance.mark('app: desktop made')
  // The first thing drawn is then already right; a keychain that hangs must not hide the window.
  await Promise.race([opened, pause(patience)])
  performance.mark('app: sessions opened')
  snapshots.serve(desktop.snapshot)
  void onScreen.then(async () => {
    for (const file of files) await file.open()
    desktop.furnish()
  })
  const hidden = !options.hidden || staysHidden(() => desktop.lookForTray(), pause)
  void Promise.resolve(hidden).then((isHidden) => isHidden || desktop.show())
  attend({
    scheme,
    standing,
    connections,
    opened,
    programs,
    desktop,
    links,
    report: async () => writeReport(await facts(), { withAccount: false }),
  })
  watchPower(sessions)
  finishBeforeQuit(sessions, letGo)

  void programs.start()
  await opened
  const openFile = () => openJsonFile('updates', filePlace)
  const { resourcesPath: resources } = process
  void startUpdates({ resources, sessions, settings, openFile, now, log })
  const countIgnored = countIgnoredLinks(log, now)
  links.deliverTo((link) => {
    void connections.offer(link).then((taken) => taken || countIgnored())
  })
}
