import type { Environment } from '../host/environment.ts'
import { stringOf, type DesktopEntry } from './entry.ts'

/** A value of type localestring, in the language of the session where the entry has it. */
export function localeStringOf(
  entry: DesktopEntry,
  key: string,
  env: Environment,
): string | undefined {
  const keys = localesOf(env).map((locale) => `${key}[${locale}]`)
  return stringOf(entry, keys.find((each) => entry.has(each)) ?? key)
}

/** The locales that fit the session, best first (Desktop Entry Specification, "Localized values"). */
function localesOf(env: Environment): readonly string[] {
  const name = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  const [, language, country, modifier] =
    /^([a-z]{2,8})(_[A-Za-z]+)?(?:\.[^@]*)?(@.*)?$/.exec(name) ?? []
  if (language === undefined) return []
  const both = country && modifier ? [language + country + modifier] : []
  const alone = [country, modifier].filter((each) => each !== undefined)
  return [...both, ...alone.map((each) => language + each), language]
}
