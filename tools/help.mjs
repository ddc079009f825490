import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lines } from './help/commands.mjs'
import { projectDir } from './places.mjs'
import { runTool, say } from './say.mjs'

await runTool(async () => {
  const { scripts } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8'))
  for (const line of lines(Object.keys(scripts))) say(line)
})
