/** The session is not in the keychain, or would not be. */
export const storage = {
  memory: "You'll need to sign in again after a restart.",
  memoryAhead: "You'd need to sign in again after a restart.",
  keptNow: 'Your session is kept now.',
  file: 'Your session is kept in a file, not in the keychain.',
  fileAhead: 'A session would be kept in a file, not in the keychain.',
  fileRisk: 'Anyone who can read your files can use it.',
  inKeychain: 'Your session is kept in the keychain now.',
  inFile: 'Your session is kept in a file now.',
  without: {
    title: 'Remember it without the keychain?',
    what: 'The key to your session is then kept in a file, until you sign out or use the keychain instead.',
    risk: 'Anyone who can read your files can use the session: other programs of yours, and whoever gets hold of a backup.',
  },
} as const
