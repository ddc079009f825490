import { readFile, readdir } from 'node:fs/promises'

/** The process and all that it has started, as the kernel knows them now. */
export async function familyOf(pid: number): Promise<readonly number[]> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => [])
  const lists = await Promise.all(tasks.map((task) => text(`/proc/${pid}/task/${task}/children`)))
  const children = lists.join(' ').split(' ').filter(Boolean).map(Number)
  return [pid, ...(await Promise.all(children.map(familyOf))).flat()]
}

/**
 * The proportional set size of a whole family, MB: each page shared by several processes counts once.
 * A sum of resident sizes would be more than twice that.
 */
export async function pssOf(pid: number): Promise<number> {
  const sizes = await Promise.all((await familyOf(pid)).map(ownPss))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function ownPss(pid: number): Promise<number> {
  const rollup = await text(`/proc/${pid}/smaps_rollup`)
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) / 1024
}

/** What a family's processes are, and what each takes of that. */
export async function rolesOf(pid: number): Promise<readonly { role: string; pss: number }[]> {
  return Promise.all(
    (await familyOf(pid)).map(async (each) => {
      const words = await text(`/proc/${each}/cmdline`)
      const service = /--utility-sub-type=([^.\0]+)/.exec(words)?.[1]
      const role =
        service ?? /--type=([\w-]+)/.exec(words)?.[1] ?? (each === pid ? 'main' : 'other')
      return { role, pss: await ownPss(each) }
    }),
  )
}

/** What a thread has done since it began. */
type Activity = { readonly cpu: number; readonly wakeUps: number }

/** All threads of a family, by process and thread id. */
export async function activityOf(pid: number): Promise<ReadonlyMap<string, Activity>> {
  const activities = new Map<string, Activity>()
  for (const each of await familyOf(pid)) {
    for (const task of await readdir(`/proc/${each}/task`).catch(() => [])) {
      const folder = `/proc/${each}/task/${task}`
      const [status, schedule] = await Promise.all([
        text(`${folder}/status`),
        text(`${folder}/schedstat`),
      ])
      activities.set(`${each} ${task}`, {
        // The scheduler counts in nanoseconds.
        cpu: Number(schedule.split(' ')[0]) / 1e6,
        wakeUps: Number(/^voluntary_ctxt_switches:\s+(\d+)$/m.exec(status)?.[1] ?? 0),
      })
    }
  }
  return activities
}

/** CPU time (ms) and wake-ups between two looks; threads that came in between count whole. */
export function activityBetween(
  before: ReadonlyMap<string, Activity>,
  after: ReadonlyMap<string, Activity>,
): Activity {
  let cpu = 0
  let wakeUps = 0
  for (const [thread, now] of after) {
    const then = before.get(thread)
    cpu += now.cpu - (then?.cpu ?? 0)
    wakeUps += now.wakeUps - (then?.wakeUps ?? 0)
  }
  return { cpu, wakeUps }
}

const text = (path: string) => readFile(path, 'utf8').catch(() => '')
