/** How a route answers one request: `serve` does what a service in good health does, and tells it. */
export type Behaviour = (
  serve: () => Response,
  signal: AbortSignal | undefined,
) => Response | Promise<Response>

export function json(body: unknown, status = 200): Response {
  const headers = { 'content-type': 'application/json' }
  return new Response(JSON.stringify(body), { status, headers })
}

export const answers = {
  /** An error as in RFC 6749 section 5.2. */
  refuse:
    (error: string, status = 400): Behaviour =>
    () =>
      json({ error, error_description: 'for developers' }, status),

  status:
    (status: number, headers: Record<string, string> = {}): Behaviour =>
    () =>
      new Response(status === 204 ? null : 'trouble', { status, headers }),

  html:
    (status = 200): Behaviour =>
    () =>
      new Response('<!doctype html><title>Wi-Fi</title>', {
        status,
        headers: { 'content-type': 'text/html' },
      }),

  /** The request never got there, or nobody knows: `name` is Chromium's. */
  network:
    (name: string): Behaviour =>
    () => {
      throw new Error(name)
    },

  /** The service did its work; its answer did not arrive. */
  lost:
    (name = 'net::ERR_CONNECTION_RESET'): Behaviour =>
    (serve) => {
      serve()
      throw new Error(name)
    },

  hang: (): Behaviour => (_serve, signal) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    }),

  /** The good answer with its JSON changed. */
  edit:
    (change: (body: Record<string, unknown>) => unknown): Behaviour =>
    async (serve) => {
      const body: unknown = await serve().json()
      return json(change({ ...Object(body) }))
    },

  /** Ten megabytes of nothing. */
  huge: (): Behaviour => () => {
    const chunk = new Uint8Array(64 * 1024).fill(32)
    let left = 10_000_000
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        left -= chunk.length
        if (left > 0) controller.enqueue(chunk)
        else controller.close()
      },
    })
    return new Response(body)
  },
}

/** An answer that is held back until it is released: what is sent meanwhile is in flight. */
export function held(behaviour: Behaviour = (serve) => serve()) {
  let release = (): void => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const heldBehaviour: Behaviour = async (serve, signal) => {
    await Promise.race([gate, answers.hang()(serve, signal)])
    return behaviour(serve, signal)
  }
  return { behaviour: heldBehaviour, release: () => release() }
}
