import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asUserOf, giveAway, type Home } from './home.ts'
import { startOwned } from './owned-process.ts'
import { program } from './programs.ts'

/** An address where no bus is: what a session without D-Bus looks like to a program. */
export const noBus = (home: Home) => `unix:path=${join(home.path, 'run', 'no-bus')}`

/**
 * A session bus, of which the address is given. It starts nothing of the machine but `services`, each
 * as soon as somebody calls its bus name: a keyring is there only if the desktop starts one.
 */
export async function startBus(
  home: Home,
  env: NodeJS.ProcessEnv,
  services: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = join(home.path, '.local/share/dbus-1/services')
  await mkdir(folder, { recursive: true })
  for (const [name, path] of Object.entries(services)) {
    const lines = ['[D-BUS Service]', `Name=${name}`, `Exec=${path}`, '']
    await writeFile(join(folder, `${name}.service`), lines.join('\n'))
  }
  const config = join(home.path, 'bus.conf')
  const socket = join(home.path, 'run', 'bus')
  await writeFile(
    config,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${folder}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`,
  )
  const args = [`--config-file=${config}`, '--print-address', '--nofork', '--nopidfile'] as const
  await giveAway(home)
  const privileges = asUserOf(home)
  return startOwned([program('bus'), ...args], { env, firstLineOn: 'stdout', privileges }).firstLine
}
