import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { UserError } from '../../tools/say.mjs'
import type { Bar } from './bars.ts'

const figure = v.nullable(v.number())

const schema = v.object({
  /** When it was measured, and what the machine and the runtime were. */
  at: v.string(),
  machine: v.string(),
  runtime: v.string(),
  rounds: v.number(),
  bars: v.array(
    v.object({
      name: v.string(),
      value: v.number(),
      unit: v.string(),
      bare: figure,
      bar: figure,
      ok: v.boolean(),
      spread: v.tuple([v.number(), v.number()]),
    }),
  ),
})

/** What one run of the bench found; out/bench.json. */
export type Results = Omit<v.InferOutput<typeof schema>, 'bars'> & { readonly bars: readonly Bar[] }

/** Reads the results of an earlier run. Throws UserError if the file does not hold any. */
export async function readResults(path: string): Promise<Results> {
  try {
    return v.parse(schema, JSON.parse(await readFile(path, 'utf8')))
  } catch {
    throw new UserError(`${path} holds no results of the bench: name the out/bench.json of a run.`)
  }
}
