/** A connection that an id and a secret are all that it takes: nobody signs in, and no browser opens. */
export const access = {
  connect: (service: string) => `Connect to ${service}`,
  disconnect: 'Disconnect',
  welcome: 'Connect once.\nStay connected.',
  notSignedIn: 'You are not connected',
  done: 'You are disconnected',
  partly: 'Not everything is disconnected',
  promise: (service: string) =>
    `Deckpass shows ${service} your id and secret.\nNobody has to sign in.`,
  kept: 'The access could not be wiped from this computer: unlock the keychain, then connect and disconnect again.',
  wiped: 'This computer no longer holds the access.',
  revocation: {
    done: (service: string) => `${service} has ended the access.`,
    'not-offered': (service: string) =>
      `${service} can't be told to end the access; there it lapses by itself.`,
    failed: (service: string) =>
      `${service} could not be told to end the access; there it lapses by itself.`,
  },
  connecting: (service: string) => `Connecting to ${service}`,
  connected: (service: string) => `Connected to ${service}`,
  offlineNote: 'Your id and secret are kept. Deckpass renews when the network is back.',
  disconnection: {
    title: (service: string) => `Disconnect from ${service}?`,
    says: (service: string) =>
      `Wipes the access from this computer and ends it at ${service}, where possible. Your id and secret are kept.`,
  },
  ended: {
    title: {
      'refused-by-service': (service: string) => `${service} ended the access`,
      lapsed: () => 'The access ran out',
      'answer-lost': () => 'The access got lost on the way',
    },
    why: {
      'refused-by-service': (service: string) =>
        `${service} no longer accepts it. An id or secret that was replaced there can be the cause.`,
      lapsed: (service: string) =>
        `It was not used for so long that ${service} let it go. Connect anew to carry on.`,
      'answer-lost': (service: string) =>
        `${service}'s last answer never arrived. Connect anew to carry on.`,
    },
  },
  state: {
    'signed-out': 'Not connected',
    'signing-in': 'Connecting',
    'signed-in': 'Connected',
    offline: 'Connected, offline',
    retrying: 'Connected, renewal in trouble',
    ended: 'Access ended',
  },
} as const
