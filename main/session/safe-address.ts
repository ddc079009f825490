/** Whether an address is plain http on this machine: the one place where TLS may be missing. */
export function isLoopback(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}

/** Whether secrets may go to an address: https, or plain http on this machine. Takes any text. */
export function isSafeAddress(address: string): boolean {
  try {
    return new URL(address).protocol === 'https:' || isLoopback(address)
  } catch {
    return false
  }
}
