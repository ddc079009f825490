import type { ConnectionFacts, ReportFacts } from '../../../main/diagnostics/report-facts.ts'

const noon = Date.UTC(2026, 5, 1, 12)

export const connectionFacts: ConnectionFacts = {
  host: 'account.beatport.com',
  phase: 'signed-in',
  health: 'fresh',
  tokenEndsAt: noon + 540_000,
  lastsUntil: Date.UTC(2026, 6, 2),
  kept: 'a file, its key in the keychain',
  clockAhead: -2_400,
  renewals: [
    { at: noon - 600_000, took: 180, outcome: 'offline' },
    { at: noon - 60_000, took: 212.4, outcome: 'renewed' },
  ],
  account: 'halcyon, john@example.com',
}

export const reportFacts: ReportFacts = {
  at: noon,
  app: '0.1.0',
  runtime: 'Electron 45.4.1, Chromium 150, Node 24',
  system: 'linux 6.1.0, x64',
  desktop: 'GNOME, wayland',
  keychain: 'Secret Service, gnome-keyring-d',
  linkHandler: 'ours',
  proxy: 'none',
  connections: [connectionFacts],
  troubles: [{ event: 'renewal-failed', code: 'offline', at: noon - 600_000, times: 2 }],
}
