import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { IdentityServiceError, startIdentityService } from './index.ts'
import { reuseModes } from './options.ts'

const usage =
  'Usage: identity-service [--port N] [--access-token-seconds N] [--reuse lenient|strict|graceful] ' +
  '[--redirect-uri URI] [--state FILE]'

const WholeNumber = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))

const Arguments = v.pipe(
  v.object({
    port: v.optional(v.pipe(WholeNumber, v.maxValue(65_535))),
    'access-token-seconds': v.optional(v.pipe(WholeNumber, v.minValue(1))),
    reuse: v.optional(v.picklist(reuseModes)),
    'redirect-uri': v.optional(v.array(v.pipe(v.string(), v.url()))),
    state: v.optional(v.string()),
  }),
  v.transform((given) => ({
    ...(given.port !== undefined && { port: given.port }),
    ...(given['access-token-seconds'] !== undefined && {
      accessTokenSeconds: given['access-token-seconds'],
    }),
    ...(given.reuse !== undefined && { reuse: given.reuse }),
    ...(given['redirect-uri'] !== undefined && { redirectUris: given['redirect-uri'] }),
    ...(given.state !== undefined && { stateFile: given.state }),
  })),
)

function readArguments(): v.InferOutput<typeof Arguments> {
  const text = { type: 'string' } as const
  try {
    const { values } = parseArgs({
      options: {
        port: text,
        'access-token-seconds': text,
        reuse: text,
        'redirect-uri': { ...text, multiple: true },
        state: text,
      },
    })
    return v.parse(Arguments, values)
  } catch {
    throw new IdentityServiceError(usage)
  }
}

async function main(): Promise<void> {
  const service = await startIdentityService(readArguments())
  const ready = { origin: service.origin, profile: service.serviceProfile() }
  process.stdout.write(`${JSON.stringify(ready)}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void service.stop().then(() => process.exit(0)))
}

main().catch((error: unknown) => {
  console.error(error instanceof IdentityServiceError ? error.message : error)
  process.exitCode = 1
})
