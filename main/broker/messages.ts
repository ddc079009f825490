import * as v from 'valibot'

/** What a process can ask the owner of its profile folder. */
export const requestSchema = v.variant('ask', [
  v.strictObject({
    ask: v.literal('token'),
    /** Id of a service profile. */
    connection: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
    /** The least life that the token must have left, ms. */
    minValidity: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400_000)),
    /** Ask for another token than the one that was given out last. */
    forceNew: v.boolean(),
  }),
  v.strictObject({ ask: v.literal('status') }),
  /** Show the window. */
  v.strictObject({ ask: v.literal('show') }),
  /** Take an address of the app's own scheme that the asker was started with. */
  v.strictObject({ ask: v.literal('link'), address: v.pipe(v.string(), v.maxLength(8_192)) }),
])

export type BrokerRequest = v.InferOutput<typeof requestSchema>

const answerSchema = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), value: v.unknown() }),
  v.strictObject({ ok: v.literal(false), code: v.pipe(v.string(), v.regex(/^[a-z_]{1,40}$/)) }),
])

/** What the owner answers: a value in JSON, or the stable code of why not. */
export type BrokerAnswer = Readonly<v.InferOutput<typeof answerSchema>>

/** 32 bytes in base64url. */
const bytes = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))

/** The version of the conversation. */
export const version = 1

/** Asker, first: prove that you are the owner. */
export const hello = v.strictObject({ deckpass: v.literal(version), challenge: bytes })
/** Owner: here is my proof, now you. */
export const welcome = v.strictObject({ challenge: bytes, proof: bytes })
/** Asker: here is mine, and what I ask; looked at only once the proof holds. */
export const question = v.strictObject({ proof: bytes, request: v.unknown() })
/** Owner: `wait` as often as it takes, then the answer. */
export const reply = v.union([
  v.strictObject({ wait: v.literal(true) }),
  v.strictObject({ answer: answerSchema }),
])
