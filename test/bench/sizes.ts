import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Measures } from './measures.ts'
import { projectDir } from './stage.ts'

/** What of keytar a package takes: its code, its licence, and the addon of one system. */
const keytar = [
  'package.json',
  'LICENSE.md',
  'lib',
  `prebuilds/${process.platform}-${process.arch}`,
]

/** What the app adds to the runtime in a package (compressed, MB), and how big its scripts are (KB). */
export async function weigh(measures: Measures): Promise<void> {
  const dist = join(projectDir, 'dist')
  const own = await filesIn(dist)
  const parts = keytar.map((name) => filesIn(join(projectDir, 'node_modules/keytar', name)))
  const icons = filesIn(join(projectDir, 'build/tray'))
  const packed = [...own, ...(await Promise.all([...parts, icons])).flat()]
  measures.add(
    'size package',
    gzipSync(Buffer.concat(packed.map(({ bytes }) => bytes))).length / 1e6,
  )
  const sum = (prefix: string, end: string) =>
    own
      .filter(({ path }) => path.startsWith(join(dist, prefix)) && path.endsWith(end))
      .reduce((total, { bytes }) => total + bytes.length, 0) / 1e3
  measures.add('size main', sum('main', '.cjs'))
  measures.add('size preload', sum('preload', '.cjs'))
  measures.add('size renderer script', sum('renderer', '.js'))
  measures.add('size renderer style', sum('renderer', '.css'))
}

type File = { readonly path: string; readonly bytes: Buffer }

/** The files at and below a path, which may not be there. */
async function filesIn(path: string): Promise<readonly File[]> {
  const names = await readdir(path).catch(() => undefined)
  if (names) return (await Promise.all(names.map((name) => filesIn(join(path, name))))).flat()
  const bytes = await readFile(path).catch(() => undefined)
  return bytes ? [{ path, bytes }] : []
}
