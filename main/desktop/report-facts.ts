import { release } from 'node:os'
import { app, session } from 'electron'
import type { Connections } from '../connections/connections.ts'
import type { ReportFacts } from '../diagnostics/report-facts.ts'
import type { Trouble } from '../diagnostics/troubles.ts'
import type { Host } from './host/index.ts'
import type { LinkHandler } from './link-handler/index.ts'
import { connectionFacts } from './report/connection-facts.ts'
import { keychainProgram } from './report/keychain-program.ts'
import { proxyKind } from './report/proxy-kind.ts'

/** Where the facts come from. */
export type FactSources = {
  readonly now: () => number
  readonly host: Host
  readonly development: boolean
  readonly connections: Pick<Connections, 'all' | 'vaultOf'>
  readonly linkHandler: Pick<LinkHandler, 'check'>
  readonly troubles: () => readonly Trouble[]
}

/** Gathers what a report is made of. Asks nobody but this computer. */
export async function gatherFacts(sources: FactSources): Promise<ReportFacts> {
  const { host, connections, development } = sources
  const all = connections.all()
  const addresses = new Set(all.map(({ service }) => service.profile.tokenEndpoint))
  // Any session but the page's, which has no network.
  const own = session.fromPartition('report', { cache: false })
  const [keychain, linkHandler, ...ways] = await Promise.all([
    keychainProgram(host),
    sources.linkHandler.check(),
    ...[...addresses].map((address) => own.resolveProxy(address)),
  ])
  const { electron, chrome, node } = process.versions
  const { owner, state } = linkHandler
  return {
    at: sources.now(),
    app: `${app.getVersion()}${development ? ', development build' : ''}`,
    runtime: `Electron ${electron}, Chromium ${chrome}, Node ${node}`,
    system: `${host.platform} ${release()}, ${process.arch}`,
    desktop: desktopName(host),
    keychain,
    linkHandler: owner === undefined ? state : `${state}: ${owner}`,
    proxy: proxyKind(ways),
    connections: all.map((one) =>
      connectionFacts(one, one.session && connections.vaultOf(one.id).status()),
    ),
    troubles: sources.troubles(),
  }
}

/** What the session says of itself, on Linux. */
function desktopName({ platform, env }: Host): string {
  if (platform !== 'linux') return platform === 'darwin' ? 'Aqua' : 'Windows shell'
  const name = env['XDG_CURRENT_DESKTOP'] ?? 'unknown'
  const kind = env['XDG_SESSION_TYPE'] ?? (env['WAYLAND_DISPLAY'] ? 'wayland' : 'x11')
  return `${name}, ${kind}${env['APPIMAGE'] ? ', AppImage' : ''}`
}
