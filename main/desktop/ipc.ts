import { performance } from 'node:perf_hooks'
import { ipcMain } from 'electron'
import * as v from 'valibot'
import type { Answer, ErrorCode, RequestName, Requests } from '../../preload/contract.ts'
import { isOurPage, type PageWindow } from './our-page.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'
import { requestSchemas } from './request-schemas.ts'

/** Does what a request asks; rejects with an error that has a `code`, or says no by an Answer. */
export type Handlers = {
  [Name in RequestName]: (argument: Requests[Name]['argument']) => Promise<Requests[Name]['value']>
}

/** More than a hand can ask for, and far less than what would keep main from its work. */
const pageLimit = { atOnce: 300, perSecond: 100 }

/** Answers the window's page, and nobody else. */
export function answerRequests(
  window: PageWindow,
  handlers: Handlers,
  codeOf: (error: unknown) => ErrorCode,
  limit: RateLimit = createRateLimit(pageLimit, () => performance.now()),
): void {
  const register = <Name extends RequestName>(name: Name) => {
    const schema: v.GenericSchema<unknown, Requests[Name]['argument']> = requestSchemas[name]
    ipcMain.handle(
      name,
      async (event, argument: unknown): Promise<Answer<Requests[Name]['value']>> => {
        if (!isOurPage(event, window)) return { ok: false, code: 'not_allowed' }
        if (!limit.take()) return { ok: false, code: 'not_allowed' }
        const parsed = parse(schema, argument)
        if (!parsed?.success) return { ok: false, code: 'invalid_request' }
        try {
          return { ok: true, value: await handlers[name](parsed.output) }
        } catch (error) {
          return { ok: false, code: codeOf(error) }
        }
      },
    )
  }
  register('session.signIn')
  register('session.cancelSignIn')
  register('session.openAgain')
  register('session.copyLink')
  register('session.paste')
  register('session.openIn')
  register('session.switchAccount')
  register('browsers.list')
  register('linkHandler.repair')
  register('session.reopen')
  register('session.keepInFile')
  register('session.useKeychain')
  register('session.renewNow')
  register('session.accountSettings')
  register('session.signOut')
  register('token.get')
  register('connections.add')
  register('connections.enter')
  register('connections.rename')
  register('connections.makeMain')
  register('connections.remove')
  register('services.addFromFile')
  register('programs.serve')
  register('programs.answer')
  register('programs.allowCommands')
  register('programs.withdraw')
  register('programs.audit')
  register('settings.change')
  register('gigCheck.look')
  register('clipboard.write')
  register('network.changed')
  register('app.remove')
  register('report.make')
  register('report.copy')
  register('report.save')
}

/** What a schema makes of a value; nothing of one that cannot even be looked at. */
function parse<Value>(schema: v.GenericSchema<unknown, Value>, value: unknown) {
  try {
    return v.safeParse(schema, value)
  } catch {
    return undefined
  }
}
