import { Secret } from '../../session/secret.ts'
import type { Host } from '../host/index.ts'

/** What a proxy knows the user by. */
export type ProxyAccount = {
  readonly host: string
  readonly port: number
  readonly username: string
  readonly password: Secret<'proxy password'>
}

/** The proxy that asks, as Chromium names it. */
export type AskingProxy = { readonly host: string; readonly port: number }

/**
 * Names and passwords for proxies, where the system's settings have them: in the addresses of the usual
 * variables, and in GNOME's settings. Chromium takes a proxy's address from there, and not these. On macOS and
 * Windows it logs in with the user's own account (Negotiate, NTLM) by itself.
 */
export async function findProxyAccount(
  asking: AskingProxy,
  host: Pick<Host, 'env' | 'run' | 'platform'>,
): Promise<ProxyAccount | undefined> {
  const isAsking = (each: ProxyAccount | undefined) =>
    each?.host === asking.host.toLowerCase() && each.port === asking.port
  const found = fromEnvironment(host.env).find(isAsking)
  if (found || host.platform !== 'linux') return found
  const ofDesktop = await fromGnome(host.run)
  return isAsking(ofDesktop) ? ofDesktop : undefined
}

const names = ['https_proxy', 'http_proxy', 'all_proxy']

function fromEnvironment(env: Host['env']): readonly ProxyAccount[] {
  const values = names.flatMap((name) => [env[name], env[name.toUpperCase()]])
  return values.flatMap((value) => (value ? (accountIn(value) ?? []) : []))
}

const usualPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443, 'socks5:': 1080 }

/** The account in a proxy's address, where there is one. */
function accountIn(address: string): ProxyAccount | undefined {
  try {
    const url = new URL(/^[\w+.-]+:\/\//.test(address) ? address : `http://${address}`)
    if (url.username === '') return undefined
    return {
      host: url.hostname.toLowerCase(),
      port: Number(url.port) || (usualPorts[url.protocol] ?? 80),
      username: decodeURIComponent(url.username),
      password: new Secret('proxy password', decodeURIComponent(url.password)),
    }
  } catch {
    // Not an address: Chromium makes nothing of it either.
    return undefined
  }
}

const schema = 'org.gnome.system.proxy.http'

async function fromGnome(run: Host['run']): Promise<ProxyAccount | undefined> {
  const get = async (key: string) =>
    (await run('gsettings', ['get', schema, key]))?.trim().replace(/^'(.*)'$/, '$1')
  if ((await get('use-authentication')) !== 'true') return undefined
  const [host = '', port, username = '', password = ''] = await Promise.all(
    ['host', 'port', 'authentication-user', 'authentication-password'].map(get),
  )
  const secret = new Secret('proxy password', password)
  return { host: host.toLowerCase(), port: Number(port), username, password: secret }
}
