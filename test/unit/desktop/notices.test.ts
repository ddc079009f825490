import { beforeEach, expect, test, vi } from 'vitest'
import { createNotices } from '../../../main/desktop/notices.ts'
import { Notification, resetElectron } from '../../support/fake-electron.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

const notice = { title: 'Title', body: 'Body' }
const { shown } = Notification

beforeEach(resetElectron)

test('a notice makes no sound, and its click is told of once', () => {
  const onClick = vi.fn(() => {})
  expect(createNotices(() => true).tell(notice, onClick)).toBe(true)
  expect(shown.map(({ options }) => options)).toEqual([{ ...notice, silent: true }])
  expect(onClick).not.toHaveBeenCalled()
  shown[0]?.emit('click')
  expect(onClick).toHaveBeenCalledOnce()
})

test('there is none where they are switched off, or where the system has none', () => {
  let areOn = false
  const notices = createNotices(() => areOn)
  expect(notices.tell(notice, () => {})).toBe(false)
  areOn = true
  Notification.supported = false
  expect(notices.tell(notice, () => {})).toBe(false)
  expect(shown).toEqual([])
  Notification.supported = true
  expect(notices.tell(notice, () => {})).toBe(true)
})

test('each of many has its own click', () => {
  const clicked: number[] = []
  const notices = createNotices(() => true)
  for (let count = 0; count < 50; count++) notices.tell(notice, () => clicked.push(count))
  shown[49]?.emit('click')
  shown[48]?.emit('close')
  shown[47]?.emit('failed')
  shown[30]?.emit('click')
  expect(clicked).toEqual([49, 30])
})
