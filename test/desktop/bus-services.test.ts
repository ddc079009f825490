import { describe, expect, test } from 'vitest'
import { connectToBus, type Answer, type Call } from '../support/desktop/dbus/connection.ts'
import { startDesktop, whyNoDesktop } from '../support/desktop/index.ts'
import { program } from '../support/desktop/programs.ts'
import { output } from '../support/desktop/run.ts'

const options = { screen: false, keyring: 'none', tray: true, notifications: true } as const
const missing = whyNoDesktop(options)

const properties: Readonly<Record<string, Answer>> = {
  Id: { signature: 'v', body: [{ type: 's', of: 'deckpass' }] },
  Menu: { signature: 'v', body: [{ type: 'o', of: '/menu' }] },
  ToolTip: {
    signature: 'v',
    body: [{ type: '(sa(iiay)ss)', of: ['', [[1, 1, [0, 0, 0, 255]]], 'Deckpass', 'as halcyon'] }],
  },
}

const entry = (id: number, label: string) => ({
  type: '(ia{sv}av)',
  of: [id, [['label', { type: 's', of: label }]], []],
})
const layout: Answer = {
  signature: 'u(ia{sv}av)',
  body: [
    1,
    [0, [], [entry(1, '_Open'), { type: '(ia{sv}av)', of: [2, [], []] }, entry(3, 'a__b')]],
  ],
}

/** What a program in the tray answers. */
function answerAsItem({ member, body }: Call): Answer | undefined {
  if (member === 'Get') return properties[String(body[1])]
  if (member === 'GetLayout') return layout
  return member === 'Event' || member === 'Activate' ? {} : undefined
}

describe.skipIf(missing)(`a desktop's services${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('the bus is spoken as its own tools do', async () => {
    const desktop = await startDesktop(options)
    try {
      const calls: Call[] = []
      const bus = await connectToBus(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '', (call) => {
        calls.push(call)
        return { signature: 'sba{si}v', body: ['dé', true, [['n', -7]], { type: 'u', of: 8 }] }
      })
      await bus.own('app.deckpass.Test')
      const send = ['--session', '--print-reply', '--dest=app.deckpass.Test', '/', 'a.b.C']
      const given = ['string:dé', 'byte:9', 'int16:-2', 'double:1.5', 'boolean:true', 'int64:-3']
      const more = ['array:string:a,b', 'dict:string:uint32:one,1', 'variant:objpath:/a']
      const answer = await output(program('busClient'), [...send, ...given, ...more], desktop.env)
      expect(calls[0]).toMatchObject({ interface: 'a.b', member: 'C' })
      expect(calls[0]?.body).toEqual(['dé', 9, -2, 1.5, true, -3n, ['a', 'b'], [['one', 1]], '/a'])
      for (const part of ['string "dé"', 'boolean true', 'int32 -7', 'variant       uint32 8'])
        expect(answer).toContain(part)
      const nobody = { destination: 'app.deckpass.None', path: '/', interface: 'a.b' }
      await expect(bus.call(nobody, 'C')).rejects.toThrow('ServiceUnknown')
      await expect(bus.call(nobody, 'C', { signature: 'u', body: ['text'] })).rejects.toThrow(
        TypeError,
      )
    } finally {
      await desktop.stop()
    }
  })

  test('the tray shows what is put there, and clicks reach it', async () => {
    const desktop = await startDesktop(options)
    try {
      const { tray } = desktop
      expect(await tray.hasItem()).toBe(false)
      const calls: Call[] = []
      const item = await connectToBus(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '', (call) => {
        calls.push(call)
        return answerAsItem(call)
      })
      await item.own('app.deckpass.Item')
      const watcher = 'org.kde.StatusNotifierWatcher'
      const target = { destination: watcher, path: '/StatusNotifierWatcher', interface: watcher }
      const name = { signature: 's', body: ['app.deckpass.Item'] }
      await item.call(target, 'RegisterStatusNotifierItem', name)
      expect(await tray.hasItem()).toBe(true)
      expect(await tray.toolTip()).toBe('Deckpass\nas halcyon')
      expect(await tray.menu()).toEqual(['Open', 'a_b'])
      await tray.choose('a_b')
      expect(calls.at(-1)).toMatchObject({ member: 'Event', body: [3, 'clicked', 0, 0] })
      await tray.click()
      expect(calls.at(-1)).toMatchObject({ member: 'Activate' })
    } finally {
      await desktop.stop()
    }
  })

  test('notifications are kept as they were sent; one that asks for no click gets none', async () => {
    const desktop = await startDesktop(options)
    try {
      const bus = await connectToBus(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '')
      const name = 'org.freedesktop.Notifications'
      const place = { destination: name, path: '/org/freedesktop/Notifications', interface: name }
      const send = (actions: readonly string[]) =>
        bus.call(place, 'Notify', {
          signature: 'susssasa{sv}i',
          body: ['Deckpass', 0, '', 'Ended', 'Click.', actions, [], -1],
        })
      expect(await send(['default', 'Show'])).toEqual([1])
      expect(await send([])).toEqual([2])
      const [first, second] = desktop.notifications.shown
      if (!first || !second) throw new Error('Not all were kept.')
      expect(first).toMatchObject({ id: 1, summary: 'Ended', body: 'Click.' })
      desktop.notifications.click(first)
      expect(() => desktop.notifications.click(second)).toThrow('does nothing')
    } finally {
      await desktop.stop()
    }
  })

  test('a desktop without them says so', async () => {
    const desktop = await startDesktop({ screen: false, keyring: 'none' })
    try {
      expect(() => desktop.tray).toThrow('without a tray')
      expect(() => desktop.notifications).toThrow('without a place for notifications')
    } finally {
      await desktop.stop()
    }
  })
})
