import type { AppUpdater } from 'electron-updater'

/** A version that is newer than the running one. */
export type Found = {
  readonly version: string
  /** Downloads it whole and checks it; rejects if it is not what the feed says, and keeps nothing then. */
  download(): Promise<void>
}

/** What fetches new versions and puts them in place. */
export type Updater = {
  /** Resolves to what is newer, if anything is; an older version never is. Rejects if it cannot tell. */
  check(): Promise<Found | undefined>
  /** Whether what was downloaded is put in place when the app quits. */
  installAtQuit(allowed: boolean): void
}

/** electron-updater as that: it does nothing by itself, asks nobody, and never goes back. */
export function quietUpdater(updater: AppUpdater): Updater {
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.autoRunAppAfterInstall = false
  updater.allowDowngrade = false
  updater.allowPrerelease = false
  updater.disableWebInstaller = true
  updater.logger = null
  // Its errors are told to the caller too; without a listener they would end the process.
  updater.on('error', () => undefined)
  let mayInstall = false
  return {
    async check() {
      const result = await updater.checkForUpdates()
      if (!result?.isUpdateAvailable) return undefined
      const { version } = result.updateInfo
      // Its own rule against these holds for some feeds alone; test builds have such a version.
      if (version.includes('-')) return undefined
      const download = async () => {
        // It looks forward to the quit only if it may at this time, and asks again then.
        updater.autoInstallOnAppQuit = true
        await updater.downloadUpdate().finally(() => (updater.autoInstallOnAppQuit = mayInstall))
      }
      return { version, download }
    },
    installAtQuit(allowed) {
      mayInstall = allowed
      updater.autoInstallOnAppQuit = allowed
    },
  }
}
