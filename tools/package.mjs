import './setup/node-version.mjs'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { layOutAppImageTools } from './package/appimage-tools.mjs'
import { runBuilder } from './package/builder.mjs'
import { checkPackage } from './package/checks.mjs'
import {
  addedBytes,
  contentsOf,
  mostBytes,
  sizesOf,
  whatIsWrongInside,
} from './package/contents.mjs'
import { kindOf } from './package/kind.mjs'
import { prepare } from './package/prepare.mjs'
import { packageDir, writeBuild } from './package/record.mjs'
import { contentsTable, writeReport } from './package/report.mjs'
import { planTargets } from './package/targets.mjs'
import { builderEnvironment } from './package/tool-paths.mjs'
import { projectDir } from './places.mjs'
import { findProgram, lastLine } from './run.mjs'
import { wantedVersion } from './runtime/official.mjs'
import { UserError, messageOf, runTool, say, step } from './say.mjs'
import { setUp } from './setup.mjs'

const known = /** @type {const} */ ({
  only: { type: 'string' },
  'app-version': { type: 'string' },
  unchecked: { type: 'boolean' },
})

const usage = 'npm run package [-- --only TARGET] [--app-version VERSION] [--unchecked]'

/**
 * Builds the installers that this machine can build, says of each other why not, and checks them.
 * @param {string[]} args
 */
async function main(args) {
  const { only, 'app-version': appVersion, unchecked = false } = optionsOf(args)
  const runtime = await setUp()
  const kind = kindOf({
    version: appVersion ?? ownVersion(),
    runtime,
    wantedElectron: wantedVersion(projectDir),
    isInspectable: Boolean(process.env['DECKPASS_INSPECTABLE_BUILD']),
    isForTests: Boolean(process.env['DECKPASS_TEST_BUILD']),
  })
  say(
    `Version ${kind.version}${kind.isTest ? `: a test build, not to be published (${kind.why})` : ''}.`,
  )
  const clientId = process.env['DECKPASS_BEATPORT_CLIENT_ID']?.trim() ?? ''
  if (!clientId)
    say('There is no DECKPASS_BEATPORT_CLIENT_ID: this build cannot sign in to Beatport.')
  const all = planTargets({
    platform: process.platform,
    runtime,
    arch: process.arch,
    has: (program) => findProgram(program) !== undefined,
  })
  const targets = all.filter(({ name }) => only === undefined || name === only)
  if (targets.length === 0) throw new UserError(`There is no target "${only}".`)
  const wantsAppImage = targets.some(({ name, whyNot }) => name === 'AppImage' && !whyNot)
  const tools = wantsAppImage ? await appImageTools(runtime.kind) : {}
  const env = {
    ...builderEnvironment(process.env, { isTest: kind.isTest, appImageTools: tools.folder }),
    ...(kind.isTest && { QUICK_PACKAGE: '1' }),
  }
  const updateFeed = process.env['DECKPASS_UPDATE_FEED'] ?? ''
  const made = await prepare({ projectDir, packageDir, runtime, kind, clientId, updateFeed, env })
  const contents = contentsOf(made.resources)
  const failures = whatIsWrongInside(contents, {
    platform: process.platform,
    arch: process.arch,
    isTest: kind.isTest,
  })
  const icons = join(projectDir, 'build', 'icons')
  const beside = [...['common', 'deb'].map((name) => join(packageDir, 'linux', name)), icons]
  const sizes = sizesOf(join(packageDir, 'app'), contents, beside)
  const added = addedBytes(sizes)
  say(`The app adds ${(added / 1e6).toFixed(2)} MB, compressed, to its runtime.`)
  if (added > mostBytes)
    failures.push(`The app adds more than ${mostBytes / 1e6} MB to its runtime.`)

  /** @type {{ name: string, file: string, size: string }[]} */
  const built = []
  for (const { name, system, arch, flag, whyNot } of targets) {
    const title = `${system} ${arch} ${name}`
    const reason = whyNot ?? (name === 'AppImage' ? tools.whyNot : undefined)
    if (reason !== undefined) {
      say(`${title}: not built, ${reason}.`)
      continue
    }
    const before = new Set(readdirSync(made.installers))
    const isPacked = system === 'linux' && arch === process.arch
    const args = [flag, name, `--${arch}`, ...(isPacked ? ['--prepackaged', made.unpacked] : [])]
    const finished = await step(title, () => runBuilder(projectDir, made.config, args, env))
    if (finished.status !== 0) {
      failures.push(`${title}: ${lastLine(finished)}`)
      continue
    }
    const files = readdirSync(made.installers).filter(
      (each) => !before.has(each) && /\.(AppImage|deb|rpm|gz|dmg|zip|exe)$/.test(each),
    )
    if (files.length === 0) failures.push(`${title}: electron-builder made nothing.`)
    for (const file of files) {
      const checks = unchecked ? [] : await checkPackage(join(made.installers, file))
      for (const { check, passed, detail } of checks) {
        say(
          `  ${passed === undefined ? 'not checked' : passed ? 'fine' : 'WRONG'}: ${check}, ${detail}`,
        )
        if (passed === false) failures.push(`${file}: ${check}`)
      }
      built.push({ name: title, file, size: checks[0]?.detail ?? '' })
    }
  }
  writeBuild({ version: kind.version, hasClientId: clientId !== '', contents })
  if (only === undefined && process.platform === 'linux')
    writeReport(join(projectDir, 'docs', 'packaging.md'), contentsTable(sizes))
  if (failures.length > 0) throw new UserError(failures.join('\n'))
  say(`${built.length} installers in out/package/installers.`)
}

/**
 * Where electron-builder finds what AppImages are made with; nothing where it downloads that itself.
 * @param {import('./runtime.mjs').RuntimeKind} kind
 * @returns {Promise<{ folder?: string, whyNot?: string }>}
 */
async function appImageTools(kind) {
  if (kind !== 'fallback') return {}
  try {
    return { folder: await layOutAppImageTools(join(packageDir, 'appimage-tools'), process.env) }
  } catch (error) {
    return { whyNot: messageOf(error) }
  }
}

/** @param {string[]} args */
function optionsOf(args) {
  try {
    return parseArgs({ args, options: known }).values
  } catch (error) {
    throw new UserError(`${messageOf(error)} Usage: ${usage}`)
  }
}

function ownVersion() {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8'))
  return version
}

await runTool(() => main(process.argv.slice(2)))
