import { Notification } from 'electron'

export type Notice = { readonly title: string; readonly body: string }

/** Tells the user something outside of the window: without a sound, and without taking the focus. */
export type Notices = {
  /** Says whether it told: not where notifications are switched off or the system has none. */
  tell(notice: Notice, onClick: () => void): boolean
}

/** The most notices whose click is still waited for; systems keep no more in sight. */
const mostWaiting = 20

export function createNotices(areOn: () => boolean): Notices {
  // One that nobody holds is collected, and its click then comes to nothing.
  const waiting = new Set<Notification>()
  return {
    tell({ title, body }, onClick) {
      if (!areOn() || !Notification.isSupported()) return false
      const notification = new Notification({ title, body, silent: true })
      const forget = () => waiting.delete(notification)
      notification.on('click', () => {
        forget()
        onClick()
      })
      notification.on('close', forget)
      notification.on('failed', forget)
      waiting.add(notification)
      const [oldest] = waiting
      if (oldest && waiting.size > mostWaiting) waiting.delete(oldest)
      notification.show()
      return true
    },
  }
}
