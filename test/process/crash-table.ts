import { reuseModes, type ReuseMode } from '../identity-service/options.ts'
import { steps, type Procedure, type Step } from './host/steps.ts'

/** One cell of the table: where Deckpass dies, and what kind of server it talks to. */
export type Cell = {
  readonly procedure: Procedure
  readonly step: Step
  readonly reuse: ReuseMode
}

const rows = (['sign-in', 'renewal', 'sign-out'] as const).flatMap((procedure) =>
  steps[procedure].map((step) => ({ procedure, step })),
)

export const cells: readonly Cell[] = rows.flatMap((row) =>
  reuseModes.map((reuse) => ({ ...row, reuse })),
)

/** What was found, as a table in Markdown. Throws if something was not looked at. */
export function tableOf(found: ReadonlyMap<Cell, string>): string {
  const textOf = (cell: Cell) => {
    const text = found.get(cell)
    if (text === undefined) throw new Error(`Nothing is known of a crash ${cell.step}.`)
    return text
  }
  const lines = rows.map(({ procedure, step }) => {
    const ofRow = cells.filter((cell) => cell.procedure === procedure && cell.step === step)
    return [procedure, step, ...ofRow.map(textOf)]
  })
  const head = ['during', 'killed', ...reuseModes]
  return [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n')
}
