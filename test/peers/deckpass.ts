import { rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { whyNoDesktop } from '../support/desktop/index.ts'
import { deckpassCommand, whyNoCommand } from './deckpass-command.ts'
import type { Peer, PeerKind, Way } from './peer.ts'
import { finish, hasProgram } from './processes.ts'
import { startDeckpass } from './running-deckpass.ts'
import { tokenAt } from './token-socket.ts'

/** Deckpass with its local token service. `program`: deckpass-host.ts as plain JavaScript. */
export function deckpassKind(program: string): PeerKind {
  return {
    name: 'Deckpass',
    missing: () => whyNoDesktop({ screen: false }) ?? whyNoCommand() ?? whyNoCurl(),
    async start({ desktop, service }, { scale = 1 } = {}) {
      // Where the command looks for it; what the one before it kept goes.
      const folder = join(desktop.env['XDG_CONFIG_HOME'] ?? '', 'deckpass-dev')
      await rm(folder, { recursive: true, force: true })
      const profile = service.beproductProfile()
      const deckpass = await startDeckpass({ program, desktop, profile, folder, scale })
      await deckpass.signIn()
      const { socket } = deckpass
      let programs = 0
      const pair = () => deckpass.pair(`Program ${++programs}`)
      const peer: Peer = {
        async asker() {
          const key = await pair()
          return (minValidity) => tokenAt(socket, minValidity, { key })
        },
        signal: deckpass.signal,
        kill: deckpass.kill,
        startAgain: deckpass.startAgain,
        unlock: undefined,
        async ways() {
          const key = await pair()
          const agent = new Agent({ keepAlive: true, maxSockets: 1 })
          await deckpass.allowCommands()
          const command = await deckpassCommand(['token', '--min-validity', '60'])
          return [
            {
              how: 'its command, `deckpass token`',
              once: async () => void (await finish(...command, desktop.env)),
            },
            curlWay(socket, key, desktop.env),
            { how: 'its socket, a connection each', once: () => ask(socket, key) },
            { how: 'its socket, one connection', once: () => ask(socket, key, agent) },
          ]
        },
      }
      return peer
    },
  }
}

const whyNoCurl = () =>
  hasProgram('curl') ? undefined : 'curl is not installed: apt-get install curl.'

async function ask(socket: string, key: string, agent?: Agent): Promise<void> {
  const given = await tokenAt(socket, 60, { key, ...(agent && { agent }) })
  if (!('token' in given)) throw new Error(`Deckpass gave no token: ${given.failure}.`)
}

function curlWay(socket: string, key: string, env: Readonly<Record<string, string>>): Way {
  const url = 'http://localhost/v1/token?min_validity=60'
  const header = `Authorization: Bearer ${key}`
  return {
    how: '`curl` at its socket',
    once: async () =>
      void (await finish('curl', ['-sf', '--unix-socket', socket, '-H', header, url], env)),
  }
}
