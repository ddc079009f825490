import { resolve } from 'node:path'

/** Where the built page is. Tests and tools are run from the checkout's root. */
export const rendererFolder = resolve('dist/renderer')

/** Builds the page as it is shipped, and only the page. */
export async function buildRenderer(): Promise<void> {
  const { createBuilder } = await import('vite')
  const builder = await createBuilder({
    configFile: resolve('vite.config.ts'),
    logLevel: 'warn',
  })
  const { client } = builder.environments
  if (client === undefined) throw new Error('vite.config.ts has no client environment.')
  await builder.build(client)
}

export default buildRenderer
