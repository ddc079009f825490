/** A row of docs/security-checks.md. */
export type Check = {
  readonly number: number
  readonly tests: readonly { readonly file: string; readonly title: string }[]
  /** What stands there besides tests. */
  readonly note: string
}

/** The rows of such a page: a numbered list, with tests and notes as lists below. */
export function readChecks(text: string): readonly Check[] {
  const rows = text.split(/^(?=\d+\. )/m).filter((part) => /^\d+\. /.test(part))
  return rows.map((row) => {
    const items = [...row.matchAll(/^ +- (.+)$/gm)].map(([, item = '']) => item)
    const named = items.map((item) => /^`(test\/[^`]+)`: “(.+)”$/.exec(item))
    return {
      number: Number.parseInt(row, 10),
      tests: named.flatMap((found) =>
        found ? [{ file: found[1] ?? '', title: found[2] ?? '' }] : [],
      ),
      note: items.filter((_, at) => !named[at]).join(' '),
    }
  })
}

/** A call of `test` or `it`: its modifiers, and its title in whatever quotes. */
const call =
  /\b(?:test|it)((?:\.(?:each|for|only|skip|todo|fails|skipIf|runIf))*)(?:\((?:[^()'"`]|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\))?\(\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|`((?:\\.|[^`\\])*)`)/g

/** The titles of the tests in a source, as they stand there, and whether they are skipped. */
export function testTitles(
  source: string,
): readonly { readonly title: string; readonly isSkipped: boolean }[] {
  return [...source.matchAll(call)].map(([, modifiers = '', ...quoted]) => ({
    title: unescaped(quoted.find((each) => each !== undefined) ?? ''),
    isSkipped: /\.(?:skip|todo|fails)\b/.test(modifiers),
  }))
}

/** Of the escapes that titles have. */
const unescaped = (title: string) =>
  title
    .replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replaceAll(/\\(['"`])/g, '$1')
