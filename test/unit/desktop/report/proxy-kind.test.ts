import { expect, test } from 'vitest'
import { proxyKind } from '../../../../main/desktop/report/proxy-kind.ts'

test.each([
  [['DIRECT'], 'none'],
  [['PROXY proxy.club.example:3128'], 'HTTP'],
  [['PROXY a:1; SOCKS5 b:2;DIRECT'], 'HTTP, SOCKS 5, none'],
  [['DIRECT', 'HTTPS a:1', 'DIRECT'], 'none, HTTPS'],
  [[''], 'unknown'],
  [['somewhere.example:80'], 'unknown'],
  [[], 'unknown'],
])('%j is told as %s, without a name', (ways, kind) => {
  expect(proxyKind(ways)).toBe(kind)
})
