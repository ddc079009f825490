import { join } from 'node:path'
import { formatEntry, isTrue, parseEntry } from '../freedesktop/entry.ts'
import { execValue } from '../freedesktop/exec.ts'
import { foldersOf } from '../freedesktop/folders.ts'
import { ownProgram } from '../host/own-program.ts'
import { developmentScript } from '../link-handler/target.ts'
import { hiddenSwitch, type LoginItem, type LoginItemOptions } from './login-item.ts'

/** Launch at login on desktops that follow freedesktop.org's Autostart Specification 0.5: an entry. */
export function createXdgLoginItem(options: LoginItemOptions): LoginItem {
  const { development, execPath, appPath } = options
  const { env, files } = options.host
  const { configHome, dataHome } = foldersOf(env)
  const entryFile = join(configHome, 'autostart', `${options.scheme}.desktop`)

  const words = async () => {
    if (!development) return [ownProgram(env, execPath), hiddenSwitch]
    const script = developmentScript(dataHome)
    // It knows what else a checkout has to be started with.
    const isThere = await files.isProgram(script)
    return [...(isThere ? [script] : [ownProgram(env, execPath), appPath]), hiddenSwitch]
  }

  return {
    async isOn() {
      const text = await files.read(entryFile)
      const entry = text === undefined ? undefined : parseEntry(text)
      // Some desktops switch an entry off by a key of their own instead of removing it.
      return (
        entry !== undefined &&
        !isTrue(entry, 'Hidden') &&
        entry.get('X-GNOME-Autostart-enabled')?.trim() !== 'false'
      )
    },

    async change(on) {
      if (!on) return files.remove(entryFile)
      const exec = execValue(await words())
      if (exec === undefined) throw new Error('a path that no entry can hold')
      const text = formatEntry({
        Type: 'Application',
        Name: development ? 'Deckpass (development)' : 'Deckpass',
        Exec: exec,
        Terminal: 'false',
      })
      await files.write(entryFile, text, 0o644)
    },
  }
}
