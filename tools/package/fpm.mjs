#!/usr/bin/env node
import { runTool } from '../say.mjs'
import { parseArguments } from './fpm/arguments.mjs'
import { buildDeb } from './fpm/deb.mjs'
import { buildRpm } from './fpm/rpm.mjs'

/**
 * Stands in for fpm, which electron-builder uses and few systems have: makes a .deb with dpkg-deb or an
 * .rpm with rpmbuild of the folders and files that it is given. It knows the options that
 * electron-builder gives it and refuses all others. Named by CUSTOM_FPM_PATH.
 */
await runTool(async () => {
  const wanted = parseArguments(process.argv.slice(2))
  await (wanted.type === 'deb' ? buildDeb(wanted) : buildRpm(wanted))
})
