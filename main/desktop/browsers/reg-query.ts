/**
 * The default values in the output of "reg query … /s", by key. The name of a default value is in
 * parentheses, in the language of the system.
 */
export function defaultValues(output: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  let key: string | undefined
  for (const line of output.split(/\r?\n/)) {
    if (line.startsWith('HKEY_')) key = line.trim()
    const [, value] = /^ {4}\([^()]*\) {4}REG_(?:EXPAND_)?SZ {4}(.*)$/.exec(line) ?? []
    if (key !== undefined && value !== undefined) values.set(key, value)
  }
  return values
}
