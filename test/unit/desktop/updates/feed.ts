import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { IncomingMessage, RequestListener, RequestOptions } from 'node:http'
import { join } from 'node:path'
import { HttpExecutor, configureRequestUrl, type DownloadOptions } from 'builder-util-runtime'
import { AppImageUpdater, NsisUpdater, type AppUpdater } from 'electron-updater'

/** A feed as electron-builder writes it, on this computer, and what can go wrong with it. */
export type Feed = {
  readonly url: string
  /** Offers a version; what is told can differ from what is given. */
  offer(version: string, content?: { readonly told: string; readonly given: string }): void
  /** Every download breaks off after so many bytes, until told otherwise. */
  breakAfter(bytes: number | undefined): void
  /** Addresses that were asked for, without what defeats caches. */
  readonly asked: string[]
  stop(): void
}

export async function startFeed(file: string): Promise<Feed> {
  // It takes its system for its users'.
  const channel = 'latest-linux'
  let info = ''
  let body = Buffer.alloc(0)
  let breakAfter: number | undefined
  const asked: string[] = []
  const answer: RequestListener = (incoming, outgoing) => {
    const path = new URL(incoming.url ?? '', 'http://feed').pathname
    asked.push(path)
    if (path === `/${channel}.yml`) outgoing.end(info)
    else if (path !== `/${file}`) outgoing.writeHead(404).end()
    else {
      outgoing.writeHead(200, { 'content-length': body.length })
      if (breakAfter === undefined) outgoing.end(body)
      else outgoing.write(body.subarray(0, breakAfter), () => outgoing.destroy())
    }
  }
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    offer(version, { told, given } = { told: version, given: version }) {
      const expected = programOf(told)
      body = programOf(given)
      const sha512 = createHash('sha512').update(expected).digest('base64')
      const size = expected.length
      info = JSON.stringify({ version, files: [{ url: file, sha512, size }], path: file, sha512 })
    },
    breakAfter: (bytes) => void (breakAfter = bytes),
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** A program that does nothing, of this version: what is put in place is also started once. */
const programOf = (version: string) => Buffer.from(`#!/bin/sh\n# ${version.repeat(20_000)}\n`)

/** Node's own network in place of Chromium's. */
class NodeExecutor extends HttpExecutor<ReturnType<typeof request>> {
  createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void) {
    return request(options, callback)
  }

  /** What electron-updater's own executor does in an app. */
  async download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const target = { headers: options.headers ?? {} }
      configureRequestUrl(url, target)
      const callback = (error: Error | null) => (error ? reject(error) : resolve(destination))
      const task = { destination, options, onCancel, callback, responseHandler: null }
      this.doDownload(target, task, 0)
    })
  }
}

/** electron-updater's own updaters, in an app of this version that keeps its files in `folder`. */
export function realUpdater(
  kind: 'AppImage' | 'nsis',
  folder: string,
  version: string,
  feed: Feed,
) {
  const cache = join(folder, 'cache')
  mkdirSync(cache, { recursive: true })
  const config = join(folder, 'app-update.yml')
  writeFileSync(
    config,
    `provider: generic\nurl: ${feed.url}\nupdaterCacheDirName: pending-updates\n`,
  )
  let quit: (status: number) => void = () => undefined
  const app = {
    version,
    name: 'deckpass',
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: folder,
    baseCachePath: cache,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: (handler: (status: number) => void) => void (quit = handler),
  }
  const updater: AppUpdater = new { AppImage: AppImageUpdater, nsis: NsisUpdater }[kind](null, app)
  Reflect.set(updater, 'httpExecutor', new NodeExecutor())
  return {
    updater,
    /** The app ends, as electron-updater is told. */
    quit: () => quit(0),
    /** What was downloaded and found right. */
    pending: () => {
      const place = join(cache, 'pending-updates', 'pending')
      try {
        return readdirSync(place).filter((name) => name.startsWith('Deckpass'))
      } catch {
        return []
      }
    },
  }
}
