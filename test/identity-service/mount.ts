import type Provider from 'oidc-provider'
import type { Context, Middleware } from './http.ts'

type Layer = Provider['middleware'][number]

/**
 * Lets another provider answer below a prefix. It sees the path without the prefix, and gives out
 * addresses with it: `mountPath` is where oidc-provider looks for that.
 */
export function mount(prefix: string, provider: Provider): Middleware {
  return async (context, next) => {
    const { path } = context
    if (!path.startsWith(`${prefix}/`)) {
      await next()
      return
    }
    Object.assign(context, { path: path.slice(prefix.length), mountPath: prefix })
    try {
      await run(provider.middleware, context)
    } finally {
      context.path = path
    }
  }
}

async function run([first, ...rest]: readonly Layer[], context: Context): Promise<void> {
  await first?.(context, () => run(rest, context))
}
