import { request } from 'node:http'
import { join } from 'node:path'
import type { Desktop } from './desktop/index.ts'

/** What the local token service answered. */
export type LocalAnswer = {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** A program on a desktop, as the local token service sees it. */
export type Program = {
  /** Rejects with the system's error if there is no socket. */
  ask(
    method: 'GET' | 'POST',
    path: string,
    options?: { readonly key?: string; readonly json?: object },
  ): Promise<LocalAnswer>
  /** Asks to be let in; resolves to the request and the code to compare. */
  pair(name: string): Promise<{ readonly request: string; readonly code: string }>
  /** Waits for what came of it; the key, if there is one. */
  outcome(request: string): Promise<LocalAnswer['body']>
}

/** Where the development build's service listens on a desktop. */
export const socketOf = ({ env }: Pick<Desktop, 'env'>): string =>
  join(String(env['XDG_RUNTIME_DIR']), 'deckpass-dev/tokens.sock')

/** A program that talks to the service over its socket. */
export function programAt(socketPath: string): Program {
  const ask: Program['ask'] = (method, path, { key, json } = {}) =>
    new Promise((resolve, reject) => {
      const headers = {
        ...(key !== undefined && { Authorization: `Bearer ${key}` }),
        ...(json && { 'Content-Type': 'application/json' }),
      }
      const asked = request({ socketPath, method, path, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => (text += part))
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }),
        )
      })
      asked.on('error', reject)
      asked.end(json && JSON.stringify(json))
    })
  return {
    ask,
    async pair(name) {
      const { status, body } = await ask('POST', '/v1/pair', { json: { name } })
      if (status !== 202) throw new Error(`Pairing was answered with ${status}.`)
      return { request: String(body['request']), code: String(body['code']) }
    },
    async outcome(request) {
      for (;;) {
        const { body } = await ask('GET', `/v1/pair/${request}?wait=20`)
        if (body['state'] !== 'waiting') return body
      }
    },
  }
}
