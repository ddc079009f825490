import { Menu, type ContextMenuParams, type MenuItemConstructorOptions } from 'electron'

/** The menu of a text field, for what it can do now; nothing else in the page has one. */
export function contextMenu({
  isEditable,
  editFlags,
}: Pick<ContextMenuParams, 'isEditable' | 'editFlags'>): MenuItemConstructorOptions[] {
  if (!isEditable) return []
  return [
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ]
}

/** What of Electron's WebContents is needed. */
type Contents = {
  on(
    event: 'context-menu',
    listener: (event: unknown, params: Pick<ContextMenuParams, 'isEditable' | 'editFlags'>) => void,
  ): unknown
}

/** Opens that menu where the page asks for one. */
export function offerContextMenu(contents: Contents): void {
  contents.on('context-menu', (_event, params) => {
    const items = contextMenu(params)
    if (items.length > 0) Menu.buildFromTemplate(items).popup()
  })
}
