import './setup/node-version.mjs'
import { build } from './build.mjs'
import { registerLinkHandler } from './link-handler.mjs'
import { projectDir } from './places.mjs'
import { show } from './run.mjs'
import { runTool, say } from './say.mjs'
import { setUp } from './setup.mjs'
import { runApp } from './start/app.mjs'
import { startIdentityService } from './start/identity-service.mjs'
import { withSessionBus } from './start/session-bus.mjs'
import { hasDisplay, requireHeadlessPrograms } from './start/session.mjs'

/**
 * Opens the app here, signed in to nothing yet; without a screen, or asked by --tour, shows the tour.
 * @param {readonly string[]} args
 */
async function main(args) {
  const wantsTour = args.includes('--tour') || !hasDisplay(process.env)
  const runtime = await setUp({ retryDownload: args.includes('--retry-download') })
  await build(projectDir)
  return wantsTour ? tour(args.filter((each) => each !== '--tour')) : openApp(runtime)
}

/** @param {readonly string[]} args */
async function tour(args) {
  requireHeadlessPrograms(process.env)
  const command = ['--import', 'tsx', 'tools/tour.ts', ...args]
  process.exitCode = await show(process.execPath, command, { cwd: projectDir })
}

/** @param {import('./runtime.mjs').Runtime} runtime */
async function openApp(runtime) {
  const bus = await withSessionBus(process.env)
  try {
    const services = await withServices(bus.env)
    try {
      await registerLinkHandler({ runtime, projectDir, env: services.env })
      const { executable, switches, args } = runtime
      await runApp([executable, ...switches, ...args, projectDir], services.env)
    } finally {
      services.stop()
    }
  } finally {
    bus.stop()
  }
}

/**
 * The settings for the app: a service to sign in to is started unless there is one in them.
 * @param {NodeJS.ProcessEnv} env
 */
async function withServices(env) {
  if (env['DECKPASS_BEATPORT_CLIENT_ID'] || env['DECKPASS_SERVICES'])
    return { env, stop: () => undefined }
  const { servicesFile, stop } = await startIdentityService({ projectDir })
  say('Sign in as halcyon with the password vinyl. Ctrl-C ends the app and the local service.')
  return { env: { ...env, DECKPASS_SERVICES: servicesFile }, stop }
}

await runTool(() => main(process.argv.slice(2)))
