import type { IncomingMessage } from 'node:http'

/**
 * The query of a GET request for exactly this path ("" if it has none); `undefined` for any other
 * request. The Host header must be the address that is bound: a page elsewhere whose name was made to
 * mean this computer (DNS rebinding) sends its own name there.
 */
export function queryOf(
  request: Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders'>,
  expected: { readonly host: string; readonly path: string },
): string | undefined {
  const { method, url = '', rawHeaders } = request
  const names = rawHeaders.filter((_each, index) => index % 2 === 0)
  const hosts = names.flatMap((name, index) =>
    name.toLowerCase() === 'host' ? [rawHeaders[index * 2 + 1]] : [],
  )
  if (method !== 'GET' || hosts.length !== 1 || hosts[0] !== expected.host) return undefined
  const question = url.indexOf('?')
  const path = question < 0 ? url : url.slice(0, question)
  if (path !== expected.path) return undefined
  return question < 0 ? '' : url.slice(question + 1)
}
