import { win32 } from 'node:path'
import type { Environment } from '../host/environment.ts'
import { plainName } from '../host/plain-name.ts'
import type { BrowserOptions, FoundBrowser } from './found-browser.ts'
import { defaultValues } from './reg-query.ts'

const clients = String.raw`Software\Clients\StartMenuInternet`

/** Finds browsers on Windows: what is registered for the start menu, for the user or for all. */
export async function findClients({ host, execPath }: BrowserOptions): Promise<FoundBrowser[]> {
  // By its whole path: Windows looks for a bare name in the current folder first.
  const reg = win32.join(host.env['SystemRoot'] ?? String.raw`C:\Windows`, 'System32', 'reg.exe')
  const browsers = new Map<string, FoundBrowser>()
  for (const hive of ['HKCU', 'HKLM']) {
    const values = defaultValues(
      (await host.run(reg, ['query', `${hive}\\${clients}`, '/s'])) ?? '',
    )
    for (const [key, value] of values) {
      const [, id] = /\\StartMenuInternet\\([^\\]+)$/i.exec(key) ?? []
      if (id === undefined || browsers.has(id)) continue
      const words = commandWords(values.get(String.raw`${key}\shell\open\command`) ?? '', host.env)
      const [program, ...args] = words ?? []
      if (program === undefined || program.toLowerCase() === execPath.toLowerCase()) continue
      if (!(await host.files.isProgram(program))) continue
      // A name that starts so is a resource of a library.
      const name = plainName(value.startsWith('@') ? id : value) ?? id
      browsers.set(id, { id, name, open: (url) => host.launch(program, [...args, url]) })
    }
  }
  return [...browsers.values()]
}

/** The program and arguments of a registered command; only an .exe by its whole path is one. */
export function commandWords(command: string, env: Environment): readonly string[] | undefined {
  const expanded = command.replace(/%([^%]+)%/g, (all, name: string) => variable(env, name) ?? all)
  const [, quoted, bare, rest = ''] =
    /^\s*(?:"([a-z]:\\[^"]+\.exe)"|([a-z]:\\[^"]+?\.exe))(?:\s+(.*))?$/is.exec(expanded) ?? []
  const program = quoted ?? bare
  if (program === undefined) return undefined
  const args = rest.match(/"[^"]*"|\S+/g) ?? []
  return [program, ...args.map((arg) => arg.replaceAll('"', '')).filter((arg) => arg !== '%1')]
}

/** Windows does not tell upper from lower case in names of variables. */
function variable(env: Environment, name: string): string | undefined {
  const found = Object.keys(env).find((each) => each.toLowerCase() === name.toLowerCase())
  return found === undefined ? undefined : env[found]
}
