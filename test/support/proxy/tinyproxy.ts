import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { close, listen } from '../../identity-service/listen.ts'

/** A real proxy that lets nobody through without a name and a password. */
export type Proxy = {
  readonly host: string
  /** What it wrote about the requests that it saw. */
  log(): Promise<string>
  stop(): void
}

/** Starts Debian's tinyproxy, with one account. */
export async function startTinyproxy(
  folder: string,
  account: { readonly username: string; readonly password: string },
): Promise<Proxy> {
  const port = await freePort()
  const [config, log] = [join(folder, 'tinyproxy.conf'), join(folder, 'tinyproxy.log')]
  await writeFile(
    config,
    [
      `Port ${port}`,
      'Listen 127.0.0.1',
      'Timeout 60',
      `LogFile "${log}"`,
      'LogLevel Connect',
      `BasicAuth ${account.username} ${account.password}`,
      '',
    ].join('\n'),
  )
  const child = spawn('tinyproxy', ['-d', '-c', config], { stdio: 'ignore' })
  await untilOpen(port)
  return {
    host: `127.0.0.1:${port}`,
    log: () => readFile(log, 'utf8').catch(() => ''),
    stop: () => void child.kill('SIGKILL'),
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server, 0)
  await close(server)
  return port
}

async function untilOpen(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.end())
    })
    if (open) return
    await pause(50)
  }
  throw new Error('tinyproxy did not start.')
}
