import { expect, it } from 'vitest'
import { parseEntry } from '../../../../main/desktop/freedesktop/entry.ts'
import { localeStringOf } from '../../../../main/desktop/freedesktop/locale.ts'

const entry =
  parseEntry(`[Desktop Entry]
Name=Browser
Name[de]=Navigator
Name[pt_BR]=Navegador
Name[sr@latin]=Pregledac
Name[sr]=Preglednik`) ?? new Map<string, string>()

it.each([
  [{ LANG: 'de_DE.UTF-8' }, 'Navigator'],
  [{ LANG: 'pt_BR.UTF-8' }, 'Navegador'],
  [{ LANG: 'pt_PT.UTF-8' }, 'Browser'],
  [{ LANG: 'sr_RS.UTF-8@latin' }, 'Pregledac'],
  [{ LANG: 'sr_RS' }, 'Preglednik'],
  [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'C' }, 'Browser'],
  [{ LANG: 'C', LC_ALL: 'de' }, 'Navigator'],
  [{ LANG: '][x' }, 'Browser'],
  [{}, 'Browser'],
])('with %j the name is %s', (env, name) => {
  expect(localeStringOf(entry, 'Name', env)).toBe(name)
})
