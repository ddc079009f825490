import * as v from 'valibot'
import { connectToBus } from './dbus/connection.ts'

/** A notification as a program sent it. */
export type ShownNotification = {
  readonly id: number
  readonly summary: string
  readonly body: string
}

/** What shows notifications on this desktop. */
export type DesktopNotifications = {
  /** All that were shown, oldest first. */
  readonly shown: readonly ShownNotification[]
  /** A click on one. Throws if it asked for none. */
  click(notification: ShownNotification): void
}

const name = 'org.freedesktop.Notifications'
const place = { path: '/org/freedesktop/Notifications', interface: name }

/** Serves by the Desktop Notifications Specification 1.2. */
export async function startNotifications(address: string): Promise<DesktopNotifications> {
  const shown: (ShownNotification & { readonly canBeClicked: boolean })[] = []
  const close = (id: number, reason: number) =>
    bus.emit(place, 'NotificationClosed', { signature: 'uu', body: [id, reason] })

  const bus = await connectToBus(address, ({ member, body }) => {
    switch (member) {
      case 'GetServerInformation':
        return { signature: 'ssss', body: ['Deckpass tests', 'Deckpass', '1', '1.2'] }
      case 'GetCapabilities':
        return { signature: 'as', body: [['body', 'actions']] }
      case 'CloseNotification':
        close(v.parse(v.tuple([v.number()]), body)[0], reasons.byProgram)
        return {}
      case 'Notify': {
        const [, , , summary, text, actions] = v.parse(notifySchema, body)
        const id = shown.length + 1
        shown.push({ id, summary, body: text, canBeClicked: actions.includes('default') })
        return { signature: 'u', body: [id] }
      }
      default:
        return undefined
    }
  })
  await bus.own(name)

  return {
    shown,
    click({ id }) {
      if (!shown[id - 1]?.canBeClicked) throw new Error('A click on it does nothing.')
      bus.emit(place, 'ActionInvoked', { signature: 'us', body: [id, 'default'] })
      close(id, reasons.byUser)
    },
  }
}

const reasons = { byUser: 2, byProgram: 3 } as const

const text = v.string()
/** Program, what it replaces, icon, summary, body, actions, hints, time to live. */
const notifySchema = v.tuple([
  text,
  v.number(),
  text,
  text,
  text,
  v.array(text),
  v.unknown(),
  v.unknown(),
])
