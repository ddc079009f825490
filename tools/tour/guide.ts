/** Tells a tour step by step. */
export type Guide = {
  /** Does a step; tells its name, what was seen and how long it took. Rejects if it was not seen. */
  step<Value>(
    name: string,
    work: () => Promise<readonly [value: Value, seen: string]>,
  ): Promise<Value>
  /** Tells what was not seen; the exit status is then 1. */
  fail(error: unknown): void
  /** The last line. */
  finish(pictures: string): void
}

export function createGuide(print: (line: string) => void = (line) => console.log(line)): Guide {
  const startedAt = Date.now()
  let current = ''
  let failed = false
  return {
    async step(name, work) {
      current = name
      const begun = Date.now()
      const [value, seen] = await work()
      print(`  ${name}: ${seen} (${seconds(begun)})`)
      return value
    },
    fail(error) {
      failed = true
      process.exitCode = 1
      const [why] = (error instanceof Error ? error.message : String(error)).split('\n')
      print(`  NOT SEEN: ${current} (${why})`)
    },
    finish(pictures) {
      print(
        failed
          ? `The tour broke off after ${seconds(startedAt)}; pictures in ${pictures}`
          : `The tour took ${seconds(startedAt)}; pictures in ${pictures}`,
      )
    },
  }
}

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`
