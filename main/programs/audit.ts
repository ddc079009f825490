import * as v from 'valibot'
import type { AuditEntryView } from '../../preload/contract.ts'
import type { Timers } from '../session/ports.ts'
import { problems } from './errors.ts'
import type { KeptFile } from './options.ts'
import { createRate } from './rate.ts'

/** How many entries are kept. */
export const mostEntries = 1_000

/** How long a change waits at most before it is written, ms. */
const longestUnwritten = 10_000

const text = v.pipe(v.string(), v.maxLength(4_096))
const asked = v.picklist(['token', 'status', 'events', 'renew', 'pair', 'sign-out', 'other'])
const entrySchema = v.object({
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  program: v.optional(text),
  asked,
  connection: v.optional(text),
  answer: v.custom<AuditEntryView['answer']>(isAnswer),
  executable: v.optional(text),
})

/** Who asked, when, and got what kind of answer: the last 1,000 requests, and no token's value. */
export type Audit = {
  /** The newest first. */
  entries(): readonly AuditEntryView[]
  /** How many there have been. */
  count(): number
  /** Notes a request. `executable`, where it can be found out, is added when it is known. */
  note(entry: Omit<AuditEntryView, 'at'>, executable?: Promise<string | undefined>): void
  /** Writes what is not yet written. Never rejects: nothing rests on it. */
  flush(): Promise<void>
}

export type AuditOptions = {
  readonly file: KeptFile
  readonly now: () => number
  readonly timers: Timers
  readonly changed: () => void
}

export function createAudit({ file, now, timers, changed }: AuditOptions): Audit {
  let entries = readEntries(file.content)
  let count = entries.length
  let disarm: (() => void) | undefined
  /** Who has no key can fill the audit with refusals, but not in little time. */
  const refusals = createRate(10, 60_000, now)

  const flush = async () => {
    if (!disarm) return
    disarm()
    disarm = undefined
    await file.change({ entries }).catch(() => undefined)
  }
  const isDirty = () => {
    disarm ??= timers.after(longestUnwritten, () => void flush())
    changed()
  }
  return {
    entries: () => entries,
    count: () => count,
    flush,
    note(noted, executable) {
      if (noted.program === undefined && refusals.take(`${noted.asked} ${noted.answer}`) > 0) return
      const entry: AuditEntryView = { at: now(), ...noted }
      entries = [entry, ...entries.slice(0, mostEntries - 1)]
      count++
      isDirty()
      void executable?.then((path) => {
        if (path === undefined || !entries.includes(entry)) return
        entries = entries.map((each) => (each === entry ? { ...entry, executable: path } : each))
        isDirty()
      })
    },
  }
}

function isAnswer(value: unknown): boolean {
  if (typeof value !== 'string') return false
  return (
    ['given', 'allowed', 'refused', 'expired'].includes(value) || Object.hasOwn(problems, value)
  )
}

function readEntries(content: unknown): readonly AuditEntryView[] {
  const kept = v.safeParse(v.object({ entries: v.array(v.unknown()) }), content)
  const entries = (kept.success ? kept.output.entries : []).flatMap((entry) => {
    const parsed = v.safeParse(entrySchema, entry)
    return parsed.success ? [parsed.output] : []
  })
  return entries.slice(0, mostEntries)
}
