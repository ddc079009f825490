import { afterAll, beforeAll, expect, test } from 'vitest'
import { readServices } from '../../../main/services/services-file.ts'
import { type IdentityService, startIdentityService } from '../../identity-service/index.ts'
import { readText } from '../../support/house/files.ts'
import { startDeckpass } from './deckpass.ts'

let service: IdentityService

beforeAll(async () => {
  service = await startIdentityService({ port: 0 })
})
afterAll(() => service.stop())

test('the made-up service of docs/adding-a-service.md can be signed in to', async () => {
  const [, json = ''] = /^```json\n([^]*?)^```$/m.exec(readText('docs/adding-a-service.md')) ?? []
  const text = json.replaceAll('http://127.0.0.1:47110', service.origin)
  const read = readServices(text, { development: true })
  const [turntable] = 'services' in read ? read.services : []
  if (turntable?.asks !== 'nothing') throw new Error('The example is no service to sign in to.')
  const { session, signIn } = await startDeckpass(turntable.profile)
  await signIn()
  expect(session.see().state).toMatchObject({
    phase: 'signed-in',
    profile: { displayName: 'halcyon' },
  })
})
