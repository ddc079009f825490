/** A client that has been given a secret. */
export type Credentials = { readonly id: string; readonly secret: string }

/** Beatport's confidential client: signs people in, introspects, and may have a token of its own. */
export const confidentialClient: Credentials = {
  id: 'deckpass-partner',
  secret: 'bp-partner-9wX2mQ7rT4kZ8vL1nC6hJ3sD5fG0yB',
}

/** Beatport's client for the catalogue: has tokens of its own and nobody signs in to it. */
export const anonymousClient: Credentials = {
  id: 'deckpass-catalogue',
  secret: 'bp-catalogue-4hN8qW1zR6tY3uK9pM2xV7cA5eS0jL',
}

/** BeProduct's client. */
export const beproductClient: Credentials = {
  id: 'deckpass-beproduct',
  secret: 'bpr-7dF3kS9wP1xH5mB8nQ2vZ6tL4rY0jG',
}

/** Fuuffy's client. */
export const fuuffyClient: Credentials = {
  id: 'deckpass-fuuffy',
  secret: 'ffy-2cT8yN4gK1sR7wJ5bX9hM3vD6zQ0pF',
}

/** Every client that has a secret. */
export const clientsWithSecret: readonly Credentials[] = [
  confidentialClient,
  anonymousClient,
  beproductClient,
  fuuffyClient,
]
