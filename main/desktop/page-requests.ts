import { setTimeout as pause } from 'node:timers/promises'
import type { Connections } from '../connections/connections.ts'
import type { Programs } from '../programs/programs.ts'
import type { Session } from '../session/session.ts'
import { atMostEvery } from './at-most.ts'
import type { Browsers } from './browsers.ts'
import type { ChosenBrowser } from './chosen-browser.ts'
import { computerHandlers } from './computer-requests.ts'
import { connectionHandlers } from './connection-requests.ts'
import { answerRequests } from './ipc.ts'
import type { KeyMoves } from './key-moves.ts'
import type { LinkNews } from './link-news.ts'
import { systemClock, systemTimers } from './ports.ts'
import type { Preferences } from './preferences.ts'
import { addFromFile } from './profile-file.ts'
import { programHandlers } from './program-requests.ts'
import type { Reports } from './report/reports.ts'
import { reportHandlers } from './report/requests.ts'
import { codeOf, requestHandlers } from './requests.ts'
import type { MainWindow } from './window.ts'

/** What the page's requests reach. */
export type PageReach = {
  readonly window: MainWindow
  readonly sessions: readonly Session[]
  readonly connections: Connections
  readonly programs: Programs
  readonly development: boolean
  readonly keys: KeyMoves
  readonly browsers: Browsers
  readonly chosenBrowser: ChosenBrowser
  readonly linkNews: LinkNews
  readonly preferences: Preferences
  readonly reports: Reports
  readonly remove: () => Promise<void>
}

/** How often at most the page's word that the network is back makes the sessions try again, ms. */
const networkPatience = 2_000

/** Has every request of the page answered by what it is about. */
export function answerPage(reach: PageReach): void {
  const { window, sessions, browsers, chosenBrowser, linkNews, preferences } = reach
  const wake = () => sessions.forEach((session) => session.wake())
  const ports = { clock: systemClock, timers: systemTimers }
  const ofSessions = requestHandlers({
    sessions,
    keys: reach.keys,
    now: systemClock.now,
    openIn: (browser, address) => chosenBrowser.openIn(browser, address),
    openAddress: (address) => chosenBrowser.open(address),
    pause,
  })
  const ofComputer = computerHandlers({
    listBrowsers: () => browsers.listBrowsers(),
    repairLinkHandler: () => linkNews.repair(),
    changeSettings: (changes) => preferences.change(changes),
    async look() {
      wake()
      await Promise.all([linkNews.check(), preferences.look()])
    },
    networkChanged: atMostEvery(networkPatience, wake, ports),
    remove: reach.remove,
  })
  const { connections, development } = reach
  const ofConnections = connectionHandlers({
    ...connections,
    async remove(connection) {
      await connections.remove(connection)
      await reach.programs.dropConnection(connection)
    },
    addFromFile: () =>
      addFromFile({
        development,
        known: () => connections.services().map(({ profile }) => profile.id),
        learn: (services) => connections.learn(services),
      }),
  })
  const ofPrograms = programHandlers({
    programs: reach.programs,
    connections: () => connections.all().map(({ id }) => id),
    now: systemClock.now,
  })
  const ofReports = reportHandlers(reach.reports)
  const all = { ...ofSessions, ...ofComputer, ...ofConnections, ...ofPrograms, ...ofReports }
  answerRequests(window, all, codeOf)
}
