/** The session is over and the user did not end it. */
export const ended = {
  title: {
    'refused-by-service': (service: string) => `${service} ended the session`,
    lapsed: () => 'The session ran out',
    'answer-lost': () => 'The session got lost on the way',
  },
  why: {
    'refused-by-service': (service: string) =>
      `${service} no longer accepts it. A new password, or signing out elsewhere, can be the cause.`,
    lapsed: (service: string) =>
      `It was not used for so long that ${service} let it go. Nothing is wrong with your account.`,
    'answer-lost': (service: string) =>
      `${service}'s answer to the last renewal never arrived, and each renewal works only once. Nothing is wrong with your account.`,
  },
} as const

/** A session is kept and cannot be opened. */
export const locked = {
  title: {
    'keychain-unavailable': 'Your keychain is locked',
    'key-missing': 'The key to your session is gone',
    damaged: 'Your session cannot be read',
    newer: 'A newer Deckpass was here',
  },
  why: {
    'keychain-unavailable':
      'Your session is safe, and this computer did not open the keychain that holds its key. Unlock the keychain, then try again.',
    'key-missing':
      'Your session is still here, and its key no longer is. Try again if you have just restored it; sign in anew if not.',
    damaged:
      'Its file is damaged, or it came from another user or computer. It is set aside, not deleted. Sign in anew to carry on.',
    newer:
      'Your session was saved by a newer version, which this one cannot read. Install the newest version, or sign in anew.',
  },
} as const

/** There is nothing to sign in to. */
export const configuration = {
  title: {
    'no-client-id': 'This build cannot sign in yet',
    'services-file': 'The services file has a mistake',
  },
  next: {
    'no-client-id':
      'It has no client id, which tells a service that Deckpass is asking. Add one as described below, then start Deckpass again.',
    'services-file': 'Mend the place named below, then start Deckpass again.',
  },
  detail: 'Details',
} as const

/** Drawing the window failed. */
export const crash = {
  title: 'This window got stuck',
  next: 'You stay signed in. Close this window and open it again.',
} as const
