import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../../session/ports.ts'
import type { Session } from '../../session/session.ts'
import type { JsonFile } from '../json-file.ts'
import type { SettingsStore } from '../settings.ts'
import { createUpdates } from '../updates.ts'
import { watchStageMode } from './stage-mode.ts'
import { quietUpdater } from './updater.ts'

/**
 * Whether this build has a feed of its own, which packaging writes beside the app. What a package
 * manager installed (`package-type`) is that one's to update: it would have to ask for a password.
 */
export function hasFeed(
  resources: string,
  exists: (path: string) => boolean = existsSync,
): boolean {
  return exists(join(resources, 'app-update.yml')) && !exists(join(resources, 'package-type'))
}

export type StartOptions = {
  readonly resources: string
  readonly sessions: readonly Session[]
  readonly settings: Pick<SettingsStore, 'current' | 'subscribe'>
  /** Opened only where there is a feed. */
  readonly openFile: () => Promise<JsonFile>
  readonly now: () => number
  readonly log: Log
}

/** The time that the app is left alone after its start, ms. */
const patience = 60_000

/** Begins to look for updates, if this build has a feed. Never rejects. */
export async function startUpdates(options: StartOptions): Promise<void> {
  const { resources, sessions, settings, openFile, now, log } = options
  if (!hasFeed(resources)) return
  try {
    const stageMode = watchStageMode(await openFile(), settings, now)
    const { autoUpdater } = (await import('electron-updater')).default
    const updates = createUpdates({
      updater: quietUpdater(autoUpdater),
      moment: () => ({
        at: now(),
        renewing: sessions.some((session) => isRenewing(session)),
        stageModeAt: stageMode.switchedOnAt(),
      }),
      every: (ms, callback) => void setInterval(callback, ms).unref(),
      log,
    })
    settings.subscribe(updates.reconsider)
    setTimeout(() => void updates.look(), patience).unref()
  } catch {
    log.warn('update-failed', {})
  }
}

function isRenewing(session: Session): boolean {
  const { state } = session.see()
  return state.phase === 'signed-in' && state.health.is === 'renewing'
}
