import { EventEmitter } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import { contextMenu, offerContextMenu } from '../../../main/desktop/context-menu.ts'
import { popup, resetElectron } from '../../support/fake-electron.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

beforeEach(resetElectron)

const all = {
  canUndo: true,
  canRedo: true,
  canCut: true,
  canCopy: true,
  canPaste: true,
  canDelete: true,
  canSelectAll: true,
  canEditRichly: false,
}

test('a text field has a menu for what it can do now', () => {
  const editFlags = { ...all, canCut: false, canPaste: false }
  expect(contextMenu({ isEditable: true, editFlags })).toEqual([
    { role: 'cut', enabled: false },
    { role: 'copy', enabled: true },
    { role: 'paste', enabled: false },
    { type: 'separator' },
    { role: 'selectAll', enabled: true },
  ])
})

test('it opens where the page asks for it, and nowhere else', () => {
  const contents = new EventEmitter()
  offerContextMenu(contents)
  contents.emit('context-menu', {}, { isEditable: false, editFlags: all })
  expect(popup).not.toHaveBeenCalled()
  contents.emit('context-menu', {}, { isEditable: true, editFlags: all })
  expect(popup).toHaveBeenCalledOnce()
})
