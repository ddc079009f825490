import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A certificate for an address, and the authority that issued it. */
export type Issued = {
  readonly key: Buffer
  readonly certificate: Buffer
  /** The authority's own certificate, as a file. */
  readonly authority: string
}

/** Issues a certificate for `address` by an authority of this name, of whom nobody has heard before. */
export async function issue(folder: string, name: string, address: string): Promise<Issued> {
  const at = (file: string) => join(folder, `${name.replaceAll(/\W/g, '-')}-${file}`)
  await mkdir(folder, { recursive: true })
  const openssl = (words: string, ...more: string[]) =>
    run('openssl', [...words.split(' '), ...more])
  const fresh = 'req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'
  await openssl(
    `${fresh} -x509 -days 2 -addext basicConstraints=critical,CA:TRUE`,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-subj',
    `/CN=${name}`,
  )
  await openssl(fresh, '-keyout', at('key'), '-out', at('csr'), '-subj', '/CN=the service')
  await writeFile(at('ext'), `subjectAltName=IP:${address}\nextendedKeyUsage=serverAuth\n`)
  const signed = ['-in', at('csr'), '-CA', at('ca.pem'), '-CAkey', at('ca.key')]
  const issued = ['-out', at('pem'), '-extfile', at('ext')]
  await openssl('x509 -req -CAcreateserial -days 2', ...signed, ...issued)
  const [key, certificate] = await Promise.all([readFile(at('key')), readFile(at('pem'))])
  return { key, certificate, authority: at('ca.pem') }
}

/** Has every program on a desktop that goes by NSS, Chromium among them, believe an authority. */
export async function trustAuthority(home: string, authority: string): Promise<void> {
  const store = join(home, '.pki/nssdb')
  await mkdir(store, { recursive: true })
  const certutil = (...args: string[]) => run('certutil', ['-d', `sql:${store}`, ...args])
  await certutil('-N', '--empty-password')
  await certutil('-A', '-t', 'C,,', '-n', 'of this test', '-i', authority)
}
