import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { codeAlphabet } from '../../../main/programs/pairing-code.ts'
import { problems } from '../../../main/programs/errors.ts'
import { hour, answers } from '../../support/world.ts'
import { codeOf, serving, textAt, type Given } from './surroundings.ts'

const text = readFileSync(
  join(import.meta.dirname, '../../../docs/local-service.openapi.yaml'),
  'utf8',
)

const schema = v.looseObject({
  required: v.optional(v.array(v.string()), []),
  properties: v.optional(
    v.record(v.string(), v.looseObject({ enum: v.optional(v.array(v.string())) })),
    {},
  ),
})
const operation = v.object({
  operationId: v.string(),
  security: v.optional(v.array(v.unknown())),
  parameters: v.optional(v.array(v.looseObject({})), []),
  responses: v.record(
    v.string(),
    v.looseObject({
      $ref: v.optional(v.string()),
      content: v.optional(
        v.record(v.string(), v.object({ schema: v.looseObject({ $ref: v.optional(v.string()) }) })),
      ),
    }),
  ),
})
const description = v.object({
  paths: v.record(
    v.string(),
    v.record(v.picklist(['get', 'post']), v.looseObject(operation.entries)),
  ),
  components: v.looseObject({ schemas: v.record(v.string(), schema) }),
})

const api = v.parse(description, load(text))
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, facts]) => ({ path, method: method.toUpperCase(), facts })),
)

const nameless = 'A'.repeat(43)

test('every path and method in it is there, and asks for a key as it says', async () => {
  const there = await serving()
  expect(operations).toHaveLength(6)
  for (const { path, method, facts } of operations) {
    const given = await there.call(method, path.replace('{request}', nameless))
    const isOpen = facts.security?.length === 0
    expect(given.status === 401, `${method} ${path}`).toBe(!isOpen)
    expect(Object.keys(facts.responses)).toContain(String(given.status))
    const other = await there.call(
      method === 'GET' ? 'POST' : 'GET',
      path.replace('{request}', nameless),
    )
    expect(other.status).toBe(405)
  }
})

test('every code that a program can be told is in it, with the status of its path', () => {
  const error = text.slice(text.indexOf('    Error:\n      type: object'))
  const listed = [...error.matchAll(/^ +- ([a-z_]+)$/gm)].map(([, code]) => code ?? '')
  const told = Object.entries(problems).filter(
    ([, { message }]) => message !== problems.unexpected.message,
  )
  expect(listed.toSorted()).toEqual([...told.map(([code]) => code), 'unexpected'].toSorted())
  const statuses = new Set(operations.flatMap(({ facts }) => Object.keys(facts.responses)))
  for (const code of listed) {
    const { status } = v.parse(v.object({ status: v.number() }), Object(problems)[code])
    if (status !== 405) expect(statuses).toContain(String(status))
  }
})

test('what is answered has the shape that is in it', async () => {
  const there = await serving()
  const { headers } = await there.letIn()
  const asked = await there.pair('Other')
  const fits = (given: Given, path: string, method: 'get' | 'post') => {
    const described = api.paths[path]?.[method]?.responses[String(given.status)]
    const isError = described?.$ref !== undefined
    const ref = isError
      ? '#/components/schemas/Error'
      : described?.content?.['application/json']?.schema.$ref
    const { properties, required } = api.components.schemas[ref?.split('/').at(-1) ?? ''] ?? {}
    const names = Object.keys(v.parse(v.record(v.string(), v.unknown()), given.body))
    expect(Object.keys(properties ?? {}), path).toEqual(expect.arrayContaining(names))
    expect(names, path).toEqual(expect.arrayContaining([...(required ?? [])]))
  }
  fits(asked, '/v1/pair', 'post')
  fits(await there.pair('Third'), '/v1/pair', 'post')
  fits(await there.call('GET', '/v1/token', { headers }), '/v1/token', 'get')
  fits(await there.call('GET', '/v1/token?min_validity=x', { headers }), '/v1/token', 'get')
  fits(await there.call('GET', '/v1/status', { headers }), '/v1/status', 'get')
  fits(await there.call('POST', '/v1/renew', { headers }), '/v1/renew', 'post')
  const path = `/v1/pair/${textAt(asked.body, 'request')}`
  fits(await there.call('GET', path), '/v1/pair/{request}', 'get')
  fits(await there.call('GET', `${path}?wait=26`), '/v1/pair/{request}', 'get')
  const id = there.programs.view().question?.id ?? ''
  await there.programs.answer(id, { allow: true, connections: ['example'] })
  fits(await there.call('GET', path), '/v1/pair/{request}', 'get')
  await there.world.time.sleep(hour)
  there.world.service.next('token', answers.network('net::ERR_INTERNET_DISCONNECTED'))
  const offline = await there.call('GET', '/v1/token', { headers })
  expect(codeOf(offline)).toBe('offline')
  fits(offline, '/v1/token', 'get')
  expect(text).toContain("pattern: '^[A-Z0-9]{3}-[A-Z0-9]{3}$'")
  expect(codeAlphabet).toMatch(/^[A-Z0-9]+$/)
})
