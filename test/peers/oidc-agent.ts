import { mkdir, rm, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import * as v from 'valibot'
import { until } from '../support/desktop/run.ts'
import { agentClient, agentRefreshToken, agentScope } from './agent-client.ts'
import type { Given, Peer, PeerKind } from './peer.ts'
import { finish, hasProgram, startGroup, type Environment } from './processes.ts'

const account = 'dj'
const password = { OIDC_ENCRYPTION_PW: 'the password of a test' }
let started = 0

/** oidc-agent and its `oidc-token`, as the distribution has them. */
export const oidcAgent: PeerKind = {
  name: 'oidc-agent',
  missing: () =>
    hasProgram('oidc-agent') && hasProgram('oidc-token')
      ? undefined
      : 'oidc-agent is not installed: apt-get install oidc-agent-cli.',
  async start({ desktop, service }, { scale = 1 } = {}) {
    const folder = join(desktop.home, `oidc-agent-${++started}`)
    await mkdir(folder, { mode: 0o700 })
    const socket = join(folder, 'socket')
    const env = { ...desktop.env, OIDC_CONFIG_DIR: folder, OIDC_SOCK: socket }
    let agent = await startAgent(socket, env)
    await configure(service.beproductProfile().issuer, await agentRefreshToken(service), env)
    const seconds = (minValidity: number) => String(Math.round(minValidity / scale))
    const peer: Peer = {
      asker: async () => (minValidity) =>
        finish('oidc-token', ['-t', seconds(minValidity), account], env).then(
          (text): Given => ({ token: text.trim() }),
          (): Given => ({ failure: 'no token' }),
        ),
      signal: (name) => agent.signal(name),
      kill: () => agent.kill(),
      async startAgain() {
        await rm(socket, { force: true })
        agent = await startAgent(socket, env)
      },
      unlock: async () => {
        await finish('oidc-add', ['--pw-env', account], { ...env, ...password })
      },
      ways: async () => [
        {
          how: 'its command, `oidc-token`',
          once: async () => void (await finish('oidc-token', ['-t', '60', account], env)),
        },
        { how: 'its socket, a connection each', once: () => askSocket(socket) },
      ],
    }
    return peer
  },
}

async function startAgent(socket: string, env: Environment) {
  const agent = startGroup('oidc-agent', ['-d', '--no-autoreauthenticate', '-a', socket], env)
  await until(() => stat(socket), 'oidc-agent did not start.')
  return agent
}

/** Adds the account by hand, without a browser: with a refresh token. */
async function configure(issuer: string, refreshToken: string, env: Environment): Promise<void> {
  const { client_id: id, client_secret: secret } = agentClient
  const client = ['-m', '--client-id', id, '--client-secret', secret, '--iss', issuer]
  const grant = ['--flow', 'refresh', '--rt-env', '--scope', agentScope]
  const asking = ['--pw-env', '--prompt', 'none', '--confirm-default']
  const where = ['--redirect-uri', 'http://localhost:4242']
  await finish('oidc-gen', [account, ...client, ...grant, ...where, ...asking], {
    ...env,
    ...password,
    OIDC_REFRESH_TOKEN: refreshToken,
  })
}

const Answer = v.object({ status: v.literal('success'), access_token: v.string() })

/** Asks as a program does that speaks its protocol by itself: JSON, one request a connection. */
function askSocket(path: string): Promise<void> {
  const request = { request: 'access_token', account, min_valid_period: 60 }
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => socket.write(JSON.stringify(request)))
    socket.once('error', reject)
    socket.once('data', (data) => {
      socket.destroy()
      const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Answer), data.toString())
      if (read.success) resolve()
      else reject(new Error('oidc-agent gave no token.'))
    })
  })
}
