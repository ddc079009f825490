import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const page = join(import.meta.dirname, '../../docs/recipes.md')

/** Writes every file of docs/recipes.md, which are its named blocks of code, into a folder. */
export async function writeRecipes(folder: string): Promise<void> {
  const text = await readFile(page, 'utf8')
  for (const [, name = '', content = ''] of text.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
    if (name.endsWith('.sh')) await chmod(path, 0o755)
  }
}
