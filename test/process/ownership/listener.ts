import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import * as v from 'valibot'

/**
 * Obeys lines on standard input, at once and whatever else is under way, and ends with it: the other
 * side of `startDriven`. What `obey` resolves to is the answer.
 */
export function listenTo<Schema extends v.GenericSchema>(
  schema: Schema,
  obey: (command: v.InferOutput<Schema>) => Promise<unknown>,
): void {
  const Line = v.pipe(v.string(), v.parseJson(), v.looseObject({ id: v.number() }))
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (text) => {
    const line = v.parse(Line, text)
    void obey(v.parse(schema, line)).then((answer) => {
      writeSync(1, `${JSON.stringify({ id: line.id, answer: answer ?? null })}\n`)
    })
  })
  lines.on('close', () => process.exit())
}
