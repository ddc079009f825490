import type { Oddity } from './answer-server.ts'

const answering =
  (changes: Readonly<Record<string, string | undefined>>) =>
  (good: URL): string => {
    const url = new URL(good)
    for (const [name, value] of Object.entries(changes))
      if (value === undefined) url.searchParams.delete(name)
      else url.searchParams.set(name, value)
    return url.href
  }

/** Addresses that the browser comes back to. */
export const callbacks: Readonly<Record<string, NonNullable<Oddity['callback']>>> = {
  'our issuer': (good, issuer) => answering({ iss: issuer })(good),
  'our issuer with a slash': (good, issuer) => answering({ iss: `${issuer}/` })(good),
  'another issuer': answering({ iss: 'https://evil.example' }),
  'an empty issuer': answering({ iss: '' }),
  'an error in place of the code': answering({ code: undefined, error: 'access_denied' }),
  'an error beside the code': answering({ error: 'access_denied' }),
  'no code': answering({ code: undefined }),
  'an empty code': answering({ code: '' }),
  'no state': answering({ state: undefined }),
  'another state': answering({ state: 'another' }),
  'the code twice': (good) => `${good.href}&code=another`,
  'the state twice': (good) => `${good.href}&state=another`,
  'something else twice': (good) => `${good.href}&theme=dark&theme=light`,
  'parameters that nobody knows': answering({ session_state: 'x.y', locale: 'en' }),
  'an ID token in the address': answering({ id_token: 'x.y.z' }),
  'a signed response': answering({ response: 'x.y.z' }),
  'another path': (good) => good.href.replace('callback?', 'callback/other?'),
  'another host': (good) => good.href.replace('callback?', 'other?'),
  'a slash behind the host': (good) => good.href.replace('callback?', 'callback/?'),
  'a fragment': (good) => `${good.href}#_=_`,
  'five thousand characters': answering({ padding: 'x'.repeat(5_000) }),
}
