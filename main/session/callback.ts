import { Secret, type State } from './secret.ts'

/** An authorization response as it came in: well formed, and not yet known to be ours. */
export type Callback = {
  readonly state: State
  /** All parameters, each at most once; read by oauth4webapi once the state is ours. */
  readonly parameters: URLSearchParams
}

/** The longest callback that is looked at, in characters. */
export const longestCallback = 4096

/**
 * Reads an authorization response (RFC 6749 section 4.1.2) that arrived at `redirectUri`. Whatever is
 * not exactly such a response gives `undefined`: other scheme, host or path, user info, port,
 * fragment, a repeated parameter, no state, neither or both of code and error.
 */
export function parseCallback(text: string, redirectUri: string): Callback | undefined {
  if (text.length > longestCallback) return undefined
  const question = text.indexOf('?')
  if (question < 0) return undefined
  const address = text.slice(0, question)
  const query = text.slice(question + 1)
  // Some browsers put a slash behind the host of a private-use scheme.
  if (address !== redirectUri && address !== `${redirectUri}/`) return undefined
  if (!/^[\x21-\x7e]*$/.test(query) || query.includes('#')) return undefined
  return readResponse(new URLSearchParams(query))
}

function readResponse(parameters: URLSearchParams): Callback | undefined {
  const names = [...parameters.keys()]
  if (new Set(names).size !== names.length) return undefined
  const plain = (name: string) => /^[\x20-\x7e]*$/.test(parameters.get(name) ?? '')
  if (!['code', 'state', 'error', 'iss'].every(plain)) return undefined
  const state = parameters.get('state')
  if (!state || parameters.has('code') === parameters.has('error')) return undefined
  if (!parameters.get('code') && !parameters.get('error')) return undefined
  return { state: new Secret('state', state), parameters }
}

/**
 * A bare authorization code that a user pasted, as the answer to the sign-in that waits with `state`.
 * What looks like an address, is too short to be hard to guess (RFC 6749 section 10.10), or holds
 * anything that no service puts into a code, is none.
 */
export function pastedCode(text: string, state: State): Callback | undefined {
  const code = text.trim()
  if (!/^[\w.~+/=-]{16,1024}$/.test(code) || code.includes('//') || startsLikeHost(code))
    return undefined
  return { state, parameters: new URLSearchParams({ code, state: state.reveal() }) }
}

/** "www.example.com/account", as some browsers show an address. */
function startsLikeHost(text: string): boolean {
  return /^([\w-]+\.)+[a-z]{2,24}(\/|$)/i.test(text)
}
