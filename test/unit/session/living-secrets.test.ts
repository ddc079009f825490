import { expect, test } from 'vitest'
import { livingSecrets } from '../../../main/session/living-secrets.ts'
import { Secret } from '../../../main/session/secret.ts'

const texts = () => livingSecrets().map((secret) => secret.reveal())

test('a secret that is held is known, with its kind', () => {
  const held = new Secret('refresh token', 'held-canary-1')
  const known = livingSecrets().find((secret) => secret.reveal() === held.reveal())
  expect(known?.kind).toBe('refresh token')
})

test('what knows them holds none itself: they go when nothing else does', async () => {
  const { setFlagsFromString } = await import('node:v8')
  const { runInNewContext } = await import('node:vm')
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('no garbage collector')
  for (let made = 0; made < 100; made++) void new Secret('state', `let-go-canary-${made}`)
  await new Promise((resolve) => setTimeout(resolve, 10))
  collect()
  expect(texts().filter((text) => text.startsWith('let-go-canary-'))).toEqual([])
})
