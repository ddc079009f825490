import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'vite'

const project = join(import.meta.dirname, '../../..')

export type Program = {
  /** Absolute path. */
  readonly path: string
  remove(): Promise<void>
}

/**
 * Makes one plain JavaScript file of a program of the tests, which then starts in a fraction of the
 * time, and for Node 16, so that the oldest runtime can run it too.
 */
export async function buildProgram(source: string): Promise<Program> {
  const parent = join(project, 'out/test')
  await mkdir(parent, { recursive: true })
  const folder = await mkdtemp(join(parent, 'program-'))
  const name = `${basename(source, '.ts')}.cjs`
  await build({
    configFile: false,
    root: project,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron', 'keytar'] },
    build: {
      ssr: source,
      outDir: folder,
      target: 'node16',
      rolldownOptions: { output: { format: 'cjs', codeSplitting: false, entryFileNames: name } },
    },
  })
  return {
    path: join(folder, name),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
