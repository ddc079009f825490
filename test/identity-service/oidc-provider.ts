import type * as OidcProvider from 'oidc-provider'

let loading: Promise<typeof OidcProvider> | undefined

/**
 * Loads oidc-provider. It greets Node 20 with a warning, for it is tested on later ones alone; all
 * that is used of it here is covered by tests on Node 20, so that greeting is kept off the console.
 */
export function loadOidcProvider(): Promise<typeof OidcProvider> {
  loading ??= loadQuietly()
  return loading
}

async function loadQuietly(): Promise<typeof OidcProvider> {
  const { warn } = console
  console.warn = (...parts: unknown[]) => {
    if (!String(parts[0]).includes('oidc-provider WARNING: Unsupported runtime')) warn(...parts)
  }
  try {
    return await import('oidc-provider')
  } finally {
    console.warn = warn
  }
}
