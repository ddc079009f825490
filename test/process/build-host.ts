import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

const project = join(import.meta.dirname, '../..')

export type BuiltHost = {
  /** Absolute path of the program. */
  readonly program: string
  remove(): Promise<void>
}

/**
 * Makes plain JavaScript of host.ts, which then starts in a third of the time. It must be inside of
 * the project: what is not bundled is looked for from where it is.
 */
export async function buildHost(): Promise<BuiltHost> {
  const parent = join(project, 'out/test')
  await mkdir(parent, { recursive: true })
  const folder = await mkdtemp(join(parent, 'host-'))
  await build({
    configFile: false,
    root: project,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron', 'keytar'] },
    build: {
      ssr: join(import.meta.dirname, 'host.ts'),
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'host.mjs', chunkFileNames: '[name].mjs' } },
    },
  })
  return {
    program: join(folder, 'host.mjs'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
