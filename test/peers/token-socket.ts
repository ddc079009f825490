import { Agent, request as send } from 'node:http'
import { text } from 'node:stream/consumers'
import * as v from 'valibot'
import type { Given } from './peer.ts'

const Token = v.object({ access_token: v.string() })
const Trouble = v.object({ error: v.object({ code: v.string() }) })
const Question = v.object({ request: v.string(), code: v.string() })
const Let = v.object({ state: v.literal('allowed'), key: v.string() })

type Call = {
  readonly method?: 'GET' | 'POST'
  readonly key?: string
  readonly body?: object
  /** One that keeps its connection, in place of a connection for each call. */
  readonly agent?: Agent
}

/** One request to the local token service; resolves to the JSON that it answers with. */
function callSocket(socketPath: string, path: string, call: Call = {}): Promise<unknown> {
  const { method = 'GET', key, body, agent = new Agent() } = call
  const headers = {
    host: 'localhost',
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
    ...(body && { 'content-type': 'application/json' }),
  }
  return new Promise((resolve, reject) => {
    const request = send({ socketPath, path, method, headers, agent }, (response) => {
      text(response).then((answer) => resolve(JSON.parse(answer)), reject)
    })
    request.once('error', reject)
    request.end(body && JSON.stringify(body))
  })
}

/** Asks to be let in; `answer` is told the code, as the user is. Resolves to the key. */
export async function pairAt(
  socketPath: string,
  name: string,
  answer: (code: string) => Promise<unknown>,
): Promise<string> {
  const asked = await callSocket(socketPath, '/v1/pair', { method: 'POST', body: { name } })
  const { request, code } = v.parse(Question, asked)
  await answer(code)
  return v.parse(Let, await callSocket(socketPath, `/v1/pair/${request}?wait=25`)).key
}

/** A token that lives so many seconds more. Never rejects. */
export async function tokenAt(socketPath: string, minValidity: number, call: Call): Promise<Given> {
  try {
    const answer = await callSocket(socketPath, `/v1/token?min_validity=${minValidity}`, call)
    const token = v.safeParse(Token, answer)
    if (token.success) return { token: token.output.access_token }
    return { failure: v.parse(Trouble, answer).error.code }
  } catch {
    return { failure: 'no answer' }
  }
}
