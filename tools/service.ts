import { readFileSync } from 'node:fs'
import { UserError, runTool, say } from './say.mjs'
import { judgeService } from './service/judge.ts'

await runTool(async () => {
  const [file] = process.argv.slice(2)
  if (file === undefined) throw new UserError('Name a profile file: npm run service -- FILE')
  const text = read(file)
  const { good, lines } = judgeService(text)
  for (const line of lines) say(`${file}: ${line}`)
  if (!good) process.exitCode = 1
})

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new UserError(`${file} cannot be read.`)
  }
}
