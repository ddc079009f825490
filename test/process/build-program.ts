import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'vite'
import { commonJs, targets } from '../../tools/compiled.mjs'

const project = join(import.meta.dirname, '../..')

/** What a built program needs in its environment: it looks for Electron first, and never starts it. */
export const notStarted = { ELECTRON_OVERRIDE_DIST_PATH: 'not-started' } as const

export type Program = {
  /** Absolute path. */
  readonly path: string
  remove(): Promise<void>
}

/** Makes one plain JavaScript file of a program of the tests, which then starts in a fraction of the time. */
export async function buildProgram(source: string): Promise<Program> {
  const { path: folder, remove } = await makeBuildFolder('program')
  await compile(source, folder)
  return { path: join(folder, `${basename(source, '.ts')}.cjs`), remove }
}

/** A folder inside of the project: what is not bundled is looked for from where it is. */
export async function makeBuildFolder(name: string): Promise<Program> {
  const parent = join(project, 'out/test')
  await mkdir(parent, { recursive: true })
  const path = await mkdtemp(join(parent, `${name}-`))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Compiles a module as the app's own are: the oldest runtime can run it too. */
export async function compile(source: string, outDir: string, { split = false } = {}) {
  await build({
    configFile: false,
    root: project,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron', 'keytar'] },
    build: {
      ssr: source,
      outDir,
      target: targets.node,
      rolldownOptions: {
        output: commonJs(split),
      },
    },
  })
}
