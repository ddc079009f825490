/**
 * The kind of way that Chromium takes, from what it answers for an address: as a PAC file does, "DIRECT"
 * or "PROXY host:port; SOCKS5 host:port". Neither host nor port is told.
 */
export function proxyKind(ways: readonly string[]): string {
  const kinds = ways.flatMap((way) => way.split(';')).map((way) => way.trim().split(/\s+/)[0] ?? '')
  const known = kinds.flatMap((kind) => names[kind.toUpperCase()] ?? [])
  return [...new Set(known)].join(', ') || 'unknown'
}

const names: Readonly<Record<string, string>> = {
  DIRECT: 'none',
  PROXY: 'HTTP',
  HTTP: 'HTTP',
  HTTPS: 'HTTPS',
  SOCKS: 'SOCKS',
  SOCKS4: 'SOCKS 4',
  SOCKS5: 'SOCKS 5',
  QUIC: 'QUIC',
}
