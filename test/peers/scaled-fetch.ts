import * as v from 'valibot'
import type { Fetch } from '../../main/session/ports.ts'

const TokenAnswer = v.looseObject({ expires_in: v.number() })

/** `fetch` for a clock that runs `scale` times as fast: the life in a token answer is told in its time. */
export function scaledFetch(scale: number): Fetch {
  if (scale === 1) return fetch
  return async (url, init) => {
    const response = await fetch(url, init)
    const read = v.safeParse(
      TokenAnswer,
      await response
        .clone()
        .json()
        .catch(() => undefined),
    )
    if (!read.success) return response
    const told = { ...read.output, expires_in: read.output.expires_in * scale }
    const { status, headers } = response
    const { 'content-length': _, ...others } = Object.fromEntries(headers)
    return new Response(JSON.stringify(told), { status, headers: others })
  }
}
