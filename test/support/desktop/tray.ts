import * as v from 'valibot'
import { connectToBus, type Target } from './dbus/connection.ts'
import { until } from './run.ts'

/** The desktop's tray, and what it holds: the item that came last. */
export type DesktopTray = {
  /** Whether a program has put something there. */
  hasItem(): Promise<boolean>
  /** What is shown while the pointer is on it. */
  toolTip(): Promise<string>
  /** The labels of its menu; separators are left out. */
  menu(): Promise<readonly string[]>
  /** Chooses what has this label in the menu; waits for it to be there. */
  choose(label: string): Promise<void>
  /**
   * Looks once, and chooses what has this label if it is there. A menu that is made anew at that moment
   * takes no notice, as with a user: for what may be chosen again until something comes of it.
   */
  chooseIfThere(label: string): Promise<boolean>
  /** A click on the icon. */
  click(): Promise<void>
}

const watcher = 'org.kde.StatusNotifierWatcher'
const item = 'org.kde.StatusNotifierItem'
const properties = 'org.freedesktop.DBus.Properties'

/** Serves as a tray by the StatusNotifierItem specification, with menus by com.canonical.dbusmenu. */
export async function startTray(address: string): Promise<DesktopTray> {
  let newest: Target | undefined
  const bus = await connectToBus(address, ({ interface: of, member, sender, body }) => {
    if (of === properties && member === 'Get')
      return { signature: 'v', body: [{ type: 'b', of: true }] }
    if (member !== 'RegisterStatusNotifierItem') return undefined
    // A bus name, or a path of the caller's own.
    const [name] = v.parse(v.tuple([v.string()]), body)
    newest = name.startsWith('/')
      ? { destination: sender ?? '', path: name, interface: item }
      : { destination: name, path: '/StatusNotifierItem', interface: item }
    return {}
  })
  await bus.own(watcher)

  const icon = () => {
    if (!newest) throw new Error('Nothing is in the tray.')
    return newest
  }
  const property = async (name: string) => {
    const asked = { signature: 'ss', body: [item, name] }
    return (await bus.call({ ...icon(), interface: properties }, 'Get', asked))[0]
  }
  const menu = async () => {
    const path = v.parse(v.string(), await property('Menu'))
    const target = { ...icon(), path, interface: 'com.canonical.dbusmenu' }
    const asked = { signature: 'iias', body: [0, -1, []] }
    const [, root] = v.parse(
      v.tuple([v.number(), v.unknown()]),
      await bus.call(target, 'GetLayout', asked),
    )
    return { target, entries: entriesOf(root) }
  }

  const chooseIfThere = async (label: string) => {
    const { target, entries } = await menu()
    const entry = entries.find((each) => each.label === label)
    if (!entry) return false
    const clicked = [entry.id, 'clicked', { type: 'i', of: 0 }, 0]
    await bus.call(target, 'Event', { signature: 'isvu', body: clicked })
    return true
  }

  return {
    chooseIfThere,
    hasItem: () =>
      property('Id').then(
        () => true,
        () => false,
      ),
    async toolTip() {
      const [, , title, text] = v.parse(toolTipSchema, await property('ToolTip'))
      return [title, text].filter(Boolean).join('\n')
    },
    menu: async () => (await menu()).entries.map(({ label }) => label),
    async choose(label) {
      await until(
        async () => (await chooseIfThere(label)) || undefined,
        `The tray's menu has no "${label}".`,
      )
    },
    async click() {
      await bus.call(icon(), 'Activate', { signature: 'ii', body: [0, 0] })
    },
  }
}

const toolTipSchema = v.tuple([v.string(), v.unknown(), v.string(), v.string()])
const nodeSchema = v.tuple([
  v.number(),
  v.array(v.tuple([v.string(), v.unknown()])),
  v.array(v.unknown()),
])

type Entry = { readonly id: number; readonly label: string }

function entriesOf(node: unknown): readonly Entry[] {
  const [id, given, children] = v.parse(nodeSchema, node)
  const label = v.parse(v.optional(v.string(), ''), Object.fromEntries(given)['label'])
  // An underscore marks a key; two are one.
  const own = label === '' ? [] : [{ id, label: label.replaceAll(/_(.)/g, '$1') }]
  return [...own, ...children.flatMap(entriesOf)]
}
