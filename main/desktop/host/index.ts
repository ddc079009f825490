import { cleanEnvironment, type Environment } from './environment.ts'
import { systemFiles, type Files } from './files.ts'
import { createLaunch, type Launch } from './launch.ts'
import { createRun, type Run } from './run.ts'

/** The computer around the app: its other programs and the files of the user's session. */
export type Host = {
  readonly platform: NodeJS.Platform
  /** As this process was given it, with what an AppImage adds. */
  readonly env: Environment
  readonly files: Files
  readonly run: Run
  readonly launch: Launch
}

/** This computer. Programs get the user's own environment, without what is this app's. */
export function thisHost(env: Environment = process.env, platform = process.platform): Host {
  const clean = cleanEnvironment(env)
  return { platform, env, files: systemFiles, run: createRun(clean), launch: createLaunch(clean) }
}
