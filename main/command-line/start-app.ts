import { spawn } from 'node:child_process'
import { inheritNothing } from '../desktop/host/inherit-nothing.ts'
import { ownProgram } from '../desktop/host/own-program.ts'
import { hiddenSwitch } from '../desktop/login-item/login-item.ts'

/** The app that a command belongs to, as a system starts it. */
export type OwnApp = {
  /** The running executable. */
  readonly execPath: string
  /** What comes before anything that it is to do. */
  readonly before: readonly string[]
}

/**
 * Starts the app without a window, to outlive this process and its terminal. Returns its process id,
 * or 0 if it could not be started.
 */
export function startApp(
  { execPath, before }: OwnApp,
  env: NodeJS.ProcessEnv = process.env,
): number {
  const { stdio, done } = inheritNothing()
  const program = ownProgram(env, execPath)
  const child = spawn(program, [...before, hiddenSwitch], { env, stdio, detached: true })
  done()
  child.once('error', () => undefined)
  child.unref()
  return child.pid ?? 0
}
