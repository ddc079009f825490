import * as v from 'valibot'
import { openSocketFolder } from '../broker/socket-folder.ts'
import { socketName, type SocketPlace } from '../programs/socket-place.ts'
import { CommandError, exitCodes } from './exit-codes.ts'

export type ServiceAnswer = { readonly status: number; readonly json: unknown }

/** One request to the local token service. Rejects with CommandError. */
export type ServiceCall = (
  method: 'GET' | 'POST',
  path: string,
  body?: object,
) => Promise<ServiceAnswer>

/** How long the service may be silent, ms: longer than it holds a question back. */
const patience = 40_000

/** Calls the local token service at its socket or pipe. */
export function serviceCall(place: SocketPlace): ServiceCall {
  return async (method, path, body) => {
    try {
      if ('pipe' in place) return await call(place.pipe, method, path, body)
      const sockets = await openSocketFolder(place.folder, process.platform)
      try {
        return await call(`${sockets.path}/${socketName}`, method, path, body)
      } finally {
        await sockets.close()
      }
    } catch (cause) {
      throw new CommandError(
        exitCodes.notRunning,
        'The local token service is off: open Deckpass, choose Programs, and switch it on.',
        { cause },
      )
    }
  }
}

async function call(
  socketPath: string,
  method: string,
  path: string,
  body: object | undefined,
): Promise<ServiceAnswer> {
  const content = body === undefined ? '' : JSON.stringify(body)
  const headers = {
    host: 'localhost',
    connection: 'close',
    ...(body && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(content),
    }),
  }
  // Its parts take longer to load than a token takes to come, which needs none of them.
  const [http, { text }] = await Promise.all([import('node:http'), import('node:stream/consumers')])
  const options = { socketPath, method, path, headers, timeout: patience }
  return new Promise((resolve, reject) => {
    const request = http.request(options, (response) => {
      text(response).then((answer) => {
        const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), answer)
        const json = parsed.success ? parsed.output : undefined
        resolve({ status: response.statusCode ?? 0, json })
      }, reject)
    })
    request.once('timeout', () => request.destroy(new Error('The service is silent.')))
    request.once('error', reject)
    request.end(content)
  })
}
