import { resolve } from 'node:path'

/** Where the built page is; not where the app's own build is, which may be in use. */
export const rendererFolder = resolve('out/page')

/** Builds the page as it is shipped, and only the page. Run from the checkout's root. */
export async function buildRenderer(): Promise<void> {
  const { createBuilder } = await import('vite')
  const builder = await createBuilder({
    configFile: resolve('vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: rendererFolder },
  })
  const { client } = builder.environments
  if (client === undefined) throw new Error('vite.config.ts has no client environment.')
  await builder.build(client)
}
