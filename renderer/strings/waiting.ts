/** A sign-in is under way in the browser. */
export const waiting = {
  title: (service: string) => `Signing in to ${service}`,
  elapsed: (time: string) => `Waiting for ${time}`,
  stages: 'Steps',
  stage: {
    'opening-browser': () => 'Open your browser',
    waiting: () => 'Sign in there; this window follows',
    checking: (service: string) => `Check with ${service}`,
  },
  now: {
    'opening-browser': () => 'Your browser is being opened.',
    waiting: () => 'Waiting for you in the browser.',
    checking: (service: string) => `Checking with ${service}.`,
  },
  state: { done: 'Done:', now: 'Now:', failed: 'Did not work:', next: 'Next:' },
  helpTitle: 'Not coming back?',
  helpShown: 'Still waiting for you in the browser. Other ways are shown below.',
  browserFailed: 'No browser could be opened',
  browserFailedShown: 'No browser could be opened. Other ways are shown below.',
  opened: 'The page was opened again.',
  copied: 'Copied: paste it into a browser on this computer.',
  way: {
    browser: 'Use another browser',
    paste: 'Paste the address you ended on',
    'dead-ends': 'An error, or nothing happens',
  },
  looking: 'Looking for your browsers.',
  noBrowser: 'No browser was found: copy the sign-in link and paste it into one yourself.',
  namelessBrowser: 'A browser without a name',
  keepBrowser: 'Use it from now on',
  openedIn: (browser: string) => `The page is open in ${browser}.`,
  openedInAlways: (browser: string) => `The page is open in ${browser}, now and from now on.`,
  pasteHint:
    'Copy it from the address bar of the page where you got stuck: it has "code=" in it. The bare code will do too.',
  pasteEmpty: 'Nothing is pasted yet.',
  /** What the browser shows when it does not come back, and the one thing to do then. */
  deadEnds: [
    {
      sign: () => 'The client is unknown, or the address is wrong',
      next: (service: string) =>
        `${service} does not know this build: install the newest Deckpass, then sign in again.`,
    },
    {
      sign: () => 'You are not allowed, or "not scoped"',
      next: (service: string) =>
        `${service} keeps this account out: sign out there, then use another one.`,
    },
    {
      sign: (service: string) => `An error of ${service}'s own, such as 500`,
      next: () => 'Wait a few minutes, then open the page again.',
    },
    {
      sign: () => 'An empty page, or you are done there and nothing happens',
      next: () => 'Click into that page and open the page again, or use another browser.',
    },
  ],
} as const
