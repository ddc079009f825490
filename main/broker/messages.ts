import * as v from 'valibot'

/** Id of a connection; the main one if there is none. */
const connection = v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,47}$/)))

/** What a process can ask the owner of its profile folder. */
export const requestSchema = v.variant('ask', [
  v.strictObject({
    ask: v.literal('token'),
    connection,
    /** The least life that the token must have left, ms; what a session finds right unless told. */
    minValidity: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400_000))),
    /** Ask for another token than the one that was given out last. */
    forceNew: v.boolean(),
  }),
  /** Another access token is fetched now; it is not told. */
  v.strictObject({ ask: v.literal('renew'), connection }),
  /** Opens the browser for a sign-in; how that goes on is told by `status`. */
  v.strictObject({ ask: v.literal('signIn'), connection }),
  v.strictObject({
    ask: v.literal('signOut'),
    connection,
    /** Also open the page that ends the browser's own session. */
    browserToo: v.boolean(),
  }),
  v.strictObject({ ask: v.literal('status') }),
  /** A report for whoever looks into a trouble, as text. */
  v.strictObject({ ask: v.literal('doctor') }),
  /** Show the window. */
  v.strictObject({ ask: v.literal('show') }),
  /** Take an address of the app's own scheme that the asker was started with. */
  v.strictObject({ ask: v.literal('link'), address: v.pipe(v.string(), v.maxLength(8_192)) }),
])

export type BrokerRequest = v.InferOutput<typeof requestSchema>
export type RequestFor<Name extends BrokerRequest['ask']> = Extract<BrokerRequest, { ask: Name }>

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
