import type { Outcome } from './clients.ts'

/** What Deckpass, openid-client and, where it is asked, @badgateway/oauth2-client make of one answer. */
export type Outcomes = readonly [Outcome, Outcome, Outcome?]

export const groups = ['token answers', 'ID tokens', 'callbacks', 'renewals'] as const
export type Group = (typeof groups)[number]

const good = 'taken, 600 s'

/**
 * Every answer that one client takes and another does not, or for another life. docs/interop.md has the
 * same list, with the argument for each.
 */
export const differences: Readonly<Record<Group, Readonly<Record<string, Outcomes>>>> = {
  'token answers': {
    'no token type': [good, 'refused', good],
    'another token type': ['refused', 'refused', good],
    'a token that is bound to a key': ['refused', good, good],
    'a life of nothing': ['taken, 300 s', 'taken, 0 s', 'taken, no life'],
    'a life below nothing': ['taken, 300 s', 'refused', 'taken, -1 s'],
    'a life of a second': ['taken, 30 s', 'taken, 1 s', 'taken, 1 s'],
    'a life of 30 000 years': [
      'taken, 86400 s',
      'taken, 1000000000000 s',
      'taken, 1000000000000 s',
    ],
    'a life that is null': ['taken, 300 s', 'refused', 'taken, no life'],
    'a life that is no number': ['taken, 300 s', 'refused', 'taken, NaN s'],
    'no life': ['taken, 300 s', 'taken, no life', 'taken, no life'],
    'the scope as a list': [good, 'refused', 'refused'],
    'an empty refresh token': [good, 'refused', good],
    'an access token that is a number': ['refused', 'refused', good],
    'tokens with status 201': ['refused', 'refused', good],
    'JSON that is called a page': [good, good, 'refused'],
    'a redirect to another address': ['refused', 'refused', good],
    'half a megabyte': ['refused', good, good],
  },
  'ID tokens': {
    'another client authorized': ['refused', good],
    'over since 45 seconds': [good, 'refused'],
    'issued a week ago': ['refused', good],
  },
  callbacks: {
    'an empty issuer': ['refused', good],
    'something else twice': ['refused', good],
    'a slash behind the host': [good, 'refused'],
    'a fragment': ['refused', good],
    'five thousand characters': ['refused', good],
  },
  renewals: {
    'no token type': [good, 'refused', good],
    'a life below nothing': ['taken, 300 s', 'refused', 'taken, -1 s'],
    'an ID token of another issuer': [good, 'refused', good],
    'an ID token that is over': [good, 'refused', good],
    'an ID token that is an object': [good, 'refused', good],
    'an ID token signed by another key': [good, 'refused', good],
  },
}

/** What all of them take for what it is; the rest of the cases all of them refuse. */
export const takenByAll: Readonly<Record<Group, readonly string[]>> = {
  'token answers': [
    'a good answer',
    'parameters that nobody knows',
    'the token type in lower case',
    'a life as text',
    'no scope',
    'no refresh token',
    'an error beside the tokens',
    'a key that comes twice',
    'JSON of a kind of its own',
  ],
  'ID tokens': ['several clients, ours authorized', 'no key named'],
  callbacks: ['our issuer', 'parameters that nobody knows'],
  renewals: ['a good answer', 'no other refresh token', 'no ID token'],
}
