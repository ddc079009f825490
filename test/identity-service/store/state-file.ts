import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { AdapterPayload } from 'oidc-provider'
import * as v from 'valibot'
import { IdentityServiceError } from '../errors.ts'
import { Keys } from '../keys.ts'
import type { Contents } from './store.ts'

/** oidc-provider wrote it and checks it again when it reads it. */
const Payload = v.custom<AdapterPayload>((input) => typeof input === 'object' && input !== null)

const State = v.object({
  version: v.literal(1),
  port: v.number(),
  keys: Keys,
  models: v.record(v.string(), v.record(v.string(), Payload)),
  consents: v.array(v.string()),
})

/** What outlives the service: its port and keys, so that what it signed stays good, and its store. */
export type State = Contents & { readonly port: number; readonly keys: Keys }

/** The state kept at `path`, or undefined if there is none. Throws IdentityServiceError. */
export function readState(path: string): State | undefined {
  const text = readText(path)
  if (text === undefined) return undefined
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), State), text)
  if (parsed.success) return parsed.output
  throw new IdentityServiceError(
    `The identity service's state in ${path} cannot be read: delete the file to begin again.`,
  )
}

/** Writes the state for its owner alone, in whole or not at all; what has expired is left out. Throws IdentityServiceError. */
export function writeState(path: string, state: State): void {
  const now = Date.now() / 1000
  const models = Object.fromEntries(
    Object.entries(state.models).map(([model, entries]) => [
      model,
      Object.fromEntries(Object.entries(entries).filter(([, { exp = Infinity }]) => exp > now)),
    ]),
  )
  const text = JSON.stringify({ version: 1, ...state, models })
  try {
    writeFileSync(`${path}.new`, text, { mode: 0o600 })
    renameSync(`${path}.new`, path)
  } catch (cause) {
    throw new IdentityServiceError(
      `The identity service cannot write ${path}: check that its folder exists and is yours.`,
      { cause },
    )
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw new IdentityServiceError(`The identity service cannot read ${path}: check its owner.`, {
      cause,
    })
  }
}
