import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectDir } from '../../../tools/places.mjs'
import { compile, makeBuildFolder, type Program } from '../build-program.ts'

/**
 * Makes of the app what a command needs: its main process up to the command, and the other thread.
 * `path` is the folder, which Electron runs.
 */
export async function buildCommandLine(): Promise<Program> {
  const { path, remove } = await makeBuildFolder('command-line')
  const main = 'dist/main/index.cjs'
  await writeFile(join(path, 'package.json'), JSON.stringify({ version: '1.2.3', main }))
  const from = (source: string) => join(projectDir, source)
  await compile(from('main/index.ts'), join(path, 'dist/main'), { split: true })
  await compile(from('main/command-line/worker.ts'), join(path, 'dist/command-line'))
  return { path, remove }
}
