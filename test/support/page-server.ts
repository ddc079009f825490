import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { rendererFolder } from './build-renderer.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** The policy that the page is served with, as in the app. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Serves the built page on a free port of this machine. */
export async function servePage(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page')
    const file = join(rendererFolder, normalize(pathname))
    const type = types[extname(file)]
    if (pathname === '/favicon.ico') return void response.writeHead(204).end()
    if (type === undefined) return void response.writeHead(404).end()
    readFile(file).then(
      (body) =>
        response
          .writeHead(200, { 'content-type': type, 'content-security-policy': policy })
          .end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://127.0.0.1:${address.port}/index.html`,
    close: () => void server.close(),
  }
}
