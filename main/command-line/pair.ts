import * as v from 'valibot'
import { CommandError, exitCodes } from './exit-codes.ts'
import type { ServiceAnswer } from './service-call.ts'
import type { Surroundings } from './surroundings.ts'
import { notUnderstood } from './words.ts'

/** How long one look at the question waits for an answer, seconds. */
const wait = 25

const Asked = v.object({
  request: v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/)),
  code: v.pipe(v.string(), v.regex(/^[\w -]{1,40}$/)),
})
const Outcome = v.variant('state', [
  v.object({ state: v.literal('waiting') }),
  v.object({ state: v.literal('refused') }),
  v.object({ state: v.literal('expired') }),
  v.object({ state: v.literal('allowed'), key: v.pipe(v.string(), v.regex(/^[!-~]{1,500}$/)) }),
])
const Trouble = v.object({ error: v.object({ code: v.string() }) })

/** Asks the user to let a program in; resolves to the program's key. Rejects with CommandError. */
export async function pair(
  name: string,
  { callService, err }: Pick<Surroundings, 'callService' | 'err'>,
): Promise<string> {
  const { request, code } = read(Asked, await callService('POST', '/v1/pair', { name }))
  err(`Deckpass asks whether to let "${name}" in. Its code must be: ${code}\n`)
  for (;;) {
    const path = `/v1/pair/${encodeURIComponent(request)}?wait=${wait}`
    const outcome = read(Outcome, await callService('GET', path))
    if (outcome.state === 'allowed') return outcome.key
    if (outcome.state === 'refused')
      throw new CommandError(exitCodes.notAllowed, 'The answer in Deckpass was no.')
    if (outcome.state === 'expired')
      throw new CommandError(
        exitCodes.notAllowed,
        'Nobody answered in Deckpass in time: try again, and answer there.',
      )
  }
}

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  { status, json }: ServiceAnswer,
): v.InferOutput<Schema> {
  const trouble = v.safeParse(Trouble, json)
  if (trouble.success) throw refusal(trouble.output.error.code)
  const parsed = v.safeParse(schema, json)
  if (status >= 300 || !parsed.success) throw notUnderstood()
  return parsed.output
}

function refusal(code: string): CommandError {
  if (code === 'busy' || code === 'rate_limited')
    return new CommandError(
      exitCodes.unexpected,
      'Another program is being asked about: answer in Deckpass, then try again.',
    )
  if (code === 'invalid_request')
    return new CommandError(
      exitCodes.misused,
      'Deckpass does not take this name: give a shorter one, in plain letters.',
    )
  return notUnderstood()
}
