import { parseArgs } from 'node:util'
import { isBad, soak } from './soak.ts'
import { reuseModes } from './server.ts'
import { faultKinds } from './tally.ts'

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    mode: { type: 'string' },
  },
})
const days = Number(values.days)
const seed = Number(values.seed)
const mode = reuseModes.find((each) => each === values.mode)
if (!(days >= 1) || !Number.isInteger(seed) || (values.mode && !mode)) {
  console.error(
    'Usage: npm run soak -- [--days N] [--seed S] [--mode lenient|strict|graceful], with N from 1 and S whole.',
  )
  process.exit(2)
}

const bad: string[] = []
const tally = await soak({
  days,
  seed,
  mode,
  onChapter({ chapter, tally: one }) {
    if (!isBad(one)) return
    bad.push(
      `Went wrong; replay: npm run soak -- --days ${chapter.days} --seed ${chapter.seed} --mode ${chapter.mode}`,
    )
  },
})
for (const kind of faultKinds) console.log(`${kind.padEnd(16)} ${tally.faults[kind]}`)
for (const line of bad) console.log(line)
const { faults: _, ...counts } = tally
console.log(JSON.stringify(counts))
process.exitCode = bad.length > 0 ? 1 : 0
