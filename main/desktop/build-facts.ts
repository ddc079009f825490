/** Beatport's client id that packaging was given (vite.config.ts); empty in all other builds. */
declare const __BEATPORT_CLIENT_ID__: string

type Environment = Readonly<Record<string, string | undefined>>

/** The environment, and where it names no client id for Beatport the one that was built in. */
export function withBuiltInClientId(
  environment: Environment,
  builtIn = typeof __BEATPORT_CLIENT_ID__ === 'string' ? __BEATPORT_CLIENT_ID__ : '',
): Environment {
  const given = environment['DECKPASS_BEATPORT_CLIENT_ID']?.trim()
  return given || !builtIn ? environment : { ...environment, DECKPASS_BEATPORT_CLIENT_ID: builtIn }
}

/** Whether a version is that of a test build, which is never published (tools/package/publishable.mjs). */
export function isTestBuild(version: string): boolean {
  return version.endsWith('-test')
}

/**
 * Whether DECKPASS_SERVICES counts: in development builds, and in installed test builds, whose version
 * says what they are.
 */
export function readsServicesFile(
  development: boolean,
  version: string,
  environment: Environment,
): boolean {
  return development || (isTestBuild(version) && Boolean(environment['DECKPASS_SERVICES']))
}
