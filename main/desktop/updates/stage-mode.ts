import * as v from 'valibot'
import type { JsonFile } from '../json-file.ts'
import type { SettingsStore } from '../settings.ts'

const schema = v.object({ stageModeAt: v.fallback(v.optional(v.number()), undefined) })

/**
 * Knows when stage mode was last switched on, over restarts too. Where it is on and nobody wrote down
 * since when, it counts as switched on now.
 */
export function watchStageMode(
  file: Pick<JsonFile, 'content' | 'change'>,
  settings: Pick<SettingsStore, 'current' | 'subscribe'>,
  now: () => number,
): { switchedOnAt(): number | undefined } {
  let { stageModeAt } = v.parse(schema, file.content)
  let wasOn = false
  const look = () => {
    const isOn = settings.current().stageMode
    const isNew = isOn && !wasOn
    wasOn = isOn
    if (!isNew) return
    stageModeAt = now()
    // If it cannot be kept it still counts until the app quits.
    void file.change({ stageModeAt }).catch(() => undefined)
  }
  if (settings.current().stageMode && stageModeAt !== undefined) wasOn = true
  look()
  settings.subscribe(look)
  return { switchedOnAt: () => stageModeAt }
}
