/** What of Electron's `app.commandLine` is needed. */
export type CommandLine = {
  hasSwitch(name: string): boolean
  removeSwitch(name: string): void
}

/** Chromium's switches by which the identity of a service would be believed without proof. */
const trusting = [
  'allow-insecure-localhost',
  'allow-running-insecure-content',
  'disable-web-security',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'ignore-urlfetcher-cert-requests',
  'unsafely-treat-insecure-origin-as-secure',
] as const

/** Those by which another program could look into this one, or have code run in it. */
const prying = [
  'enable-logging',
  'gpu-launcher',
  'host-resolver-rules',
  'host-rules',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
  'load-extension',
  'log-file',
  'log-net-log',
  'ppapi-plugin-launcher',
  'remote-allow-origins',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'renderer-cmd-prefix',
  'ssl-key-log-file',
  'utility-cmd-prefix',
  'v',
  'vmodule',
] as const

/** Variables that do the same, for this process and those that it starts. */
const variables = /^(?:ELECTRON_(?!OZONE_)\w+|NODE_\w+|SSLKEYLOGFILE)$/

/**
 * Takes back what a command line or an environment should not decide: whom to trust in any build,
 * and what looks into the app in a release. It counts for what Chromium reads after this; what an
 * executable acts on before that is a matter of its fuses.
 */
export function dropSwitches(
  commandLine: CommandLine,
  env: Record<string, string | undefined>,
  development: boolean,
): void {
  for (const name of development ? trusting : [...trusting, ...prying])
    if (commandLine.hasSwitch(name)) commandLine.removeSwitch(name)
  if (development) return
  for (const name of Object.keys(env)) if (variables.test(name)) delete env[name]
}
