import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

const project = join(import.meta.dirname, '../../..')

export type BuiltApp = {
  /** A folder that Electron runs. */
  readonly path: string
  remove(): Promise<void>
}

/** Makes of the app what a command needs: its main process up to the command, and the other thread. */
export async function buildCommandLine(): Promise<BuiltApp> {
  const parent = join(project, 'out/test')
  await mkdir(parent, { recursive: true })
  const path = await mkdtemp(join(parent, 'command-line-'))
  const main = 'dist/main/index.cjs'
  await writeFile(join(path, 'package.json'), JSON.stringify({ version: '1.2.3', main }))
  await compile('main/index.ts', join(path, 'dist/main'), true)
  await compile('main/command-line/worker.ts', join(path, 'dist/command-line'), false)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

async function compile(source: string, outDir: string, codeSplitting: boolean): Promise<void> {
  await build({
    configFile: false,
    root: project,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron', 'keytar'] },
    build: {
      ssr: join(project, source),
      outDir,
      target: 'node16',
      rolldownOptions: {
        output: {
          format: 'cjs',
          codeSplitting,
          dynamicImportInCjs: false,
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name].cjs',
        },
      },
    },
  })
}
