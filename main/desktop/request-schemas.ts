import * as v from 'valibot'
import type { RequestName, Requests } from '../../preload/contract.ts'
import { connectionName } from '../connections/list.ts'

const connection = v.pipe(v.string(), v.maxLength(48))
const service = v.pipe(v.string(), v.maxLength(48))
/** Looked at more closely by whoever takes them. */
const credentials = {
  clientId: v.pipe(v.string(), v.maxLength(1_024)),
  clientSecret: v.pipe(v.string(), v.maxLength(1_024)),
}
const browser = v.pipe(v.string(), v.maxLength(512))
/** Each at most once. */
const connections = v.pipe(
  v.array(connection),
  v.maxLength(32),
  v.check((ids) => new Set(ids).size === ids.length),
)
const program = v.pipe(v.string(), v.maxLength(64))
const onlyConnection = v.strictObject({ connection })

/** What each request must look like; the renderer is believed no more than a stranger. */
export const requestSchemas = {
  'session.signIn': onlyConnection,
  'session.cancelSignIn': onlyConnection,
  'session.openAgain': onlyConnection,
  'session.copyLink': onlyConnection,
  'session.paste': v.strictObject({ connection, text: v.pipe(v.string(), v.maxLength(1_000_000)) }),
  'session.openIn': v.strictObject({ connection, browser, keep: v.boolean() }),
  'session.switchAccount': onlyConnection,
  'browsers.list': v.null(),
  'linkHandler.repair': v.null(),
  'session.reopen': onlyConnection,
  'session.keepInFile': onlyConnection,
  'session.useKeychain': onlyConnection,
  'session.renewNow': onlyConnection,
  'session.accountSettings': onlyConnection,
  'session.signOut': v.strictObject({ connection, browserToo: v.boolean() }),
  'token.get': v.strictObject({
    connection,
    minValiditySeconds: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400))),
  }),
  'settings.change': v.pipe(
    // To a schema without a required field an empty list is an object.
    v.custom<object>((input) => !Array.isArray(input)),
    v.strictObject({
      theme: v.exactOptional(v.picklist(['system', 'light', 'dark'])),
      stageMode: v.exactOptional(v.boolean()),
      keepInTray: v.exactOptional(v.boolean()),
      notifications: v.exactOptional(v.boolean()),
      openAtLogin: v.exactOptional(v.boolean()),
      browser: v.exactOptional(v.nullable(browser)),
    }),
  ),
  'gigCheck.look': v.null(),
  'clipboard.write': v.strictObject({ text: v.pipe(v.string(), v.maxLength(4_096)) }),
  'network.changed': v.null(),
  'app.remove': v.null(),
  'connections.add': v.strictObject({
    service,
    credentials: v.exactOptional(v.strictObject(credentials)),
  }),
  'connections.enter': v.strictObject({ connection, ...credentials }),
  'connections.rename': v.strictObject({ connection, name: connectionName }),
  'connections.makeMain': onlyConnection,
  'connections.remove': onlyConnection,
  'services.addFromFile': v.null(),
  'programs.serve': v.strictObject({ on: v.boolean() }),
  'programs.answer': v.strictObject({ question: program, allow: v.boolean(), connections }),
  'programs.allowCommands': v.strictObject({ connections }),
  'programs.withdraw': v.strictObject({ program }),
  'programs.audit': v.null(),
  'report.make': v.strictObject({ withAccount: v.boolean() }),
  'report.copy': v.null(),
  'report.save': v.null(),
} satisfies { [Name in RequestName]: v.GenericSchema<unknown, Requests[Name]['argument']> }
