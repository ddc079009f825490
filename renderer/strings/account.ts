/** How far to sign out. */
export const signOut = {
  title: (service: string) => `Sign out of ${service}?`,
  here: (service: string) =>
    `Wipes the session from this computer and ends it at ${service}, where possible. Your browser stays as it is.`,
  everywhere: (service: string) =>
    `Does the same, then opens ${service}'s own sign-out page in your browser.`,
} as const

/** Somebody else is to sign in. */
export const accountChange = {
  title: 'Sign in with another account?',
  everywhere: (service: string) =>
    `Signs you out here and in the browser, then opens ${service}'s sign-in page.`,
  here: (service: string) =>
    `Signs you out here, then opens ${service}'s sign-in page. If your browser is still signed in, sign out there first.`,
} as const
