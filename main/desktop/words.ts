/** Every text that main itself shows: in menus, in the tray and in notifications. */
export const words = {
  /** Stands where a name would be that is not for others to see. */
  hiddenName: 'Name hidden',
  nameless: 'A program',
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    help: 'Help',
    about: 'About Deckpass',
    settings: 'Settings…',
    gigCheck: 'Gig check',
    stageMode: 'Stage mode',
    close: 'Close window',
    quit: 'Quit Deckpass',
  },
  tray: {
    tooltip: (line: string) => `Deckpass\n${line}`,
    open: 'Open Deckpass',
    renewNow: 'Renew now',
    noService: 'No service to sign in to',
    opening: (service: string) => `${service}: opening the session`,
    signedOut: (service: string) => `${service}: not signed in`,
    signingIn: (service: string) => `${service}: signing in`,
    signedIn: (service: string, name?: string) =>
      name === undefined ? `${service}: signed in` : `${service}: signed in as ${name}`,
    offline: (service: string) => `${service}: signed in, offline`,
    retrying: (service: string) => `${service}: signed in, renewal is being retried`,
    ended: (service: string) => `${service}: the session has ended`,
    locked: (service: string) => `${service}: the session is locked`,
  },
  notice: {
    ended: (service: string, name?: string) => ({
      title: `Your ${service} session has ended`,
      body: `${name ?? 'You'} will have to sign in again. Click to do it.`,
    }),
    lapses: (service: string, days: 7 | 2 | 0) => ({
      title:
        days === 0
          ? `Your ${service} sign-in has probably run out`
          : `Your ${service} sign-in runs out in ${days} days`,
      body:
        days === 0
          ? 'Connect to the internet to find out.'
          : 'It could not be renewed for a while. Connect to the internet once to keep it.',
    }),
    signedIn: (service: string, name?: string) => ({
      title: `Signed in with ${service}`,
      body: name === undefined ? 'You can go on where you were.' : `As ${name}.`,
    }),
    signInFailed: (service: string) => ({
      title: `The sign-in with ${service} did not work`,
      body: 'Click to see why.',
    }),
    programAsks: (name: string, code: string) => ({
      title: `${name} asks for your tokens`,
      body: `It should show the code ${code}. Click to compare and decide; else nothing happens.`,
    }),
    inTray: {
      title: 'Deckpass goes on in the tray',
      body: 'Your session stays fresh with the window closed. To end Deckpass, choose Quit in its tray menu.',
    },
  },
  profileFile: {
    title: 'Add a service from a profile file',
    kind: 'Profile file',
    unreadable: 'The file cannot be read, or is far too large for a profile file.',
    taken: (id: string) => `There is a service with the id "${id}" already: give it another.`,
  },
  report: { title: 'Save the report', kind: 'Text file', file: 'deckpass-report.txt' },
  removal: {
    parts: {
      sessions: 'the session',
      credentials: 'the client secrets',
      linkHandler: 'the link handler',
      loginItem: 'the launch at login',
      settings: 'the settings',
      folder: 'its own folder',
    },
    left: (parts: readonly string[]) =>
      `Deckpass could not remove ${parts.join(', ')}. Remove what is left by hand.\n`,
  },
} as const
