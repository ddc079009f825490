import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { EnvironmentOptions, Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { projects } from './test/projects.ts'
import { commonJs, targets } from './tools/compiled.mjs'

const at = (path: string) => resolve(import.meta.dirname, path)

/** Where the build goes; packaging has a place of its own. */
const dist = process.env['DECKPASS_DIST'] ?? at('dist')

/** What packaging builds in (main/desktop/build-facts.ts). */
const define = {
  __BEATPORT_CLIENT_ID__: JSON.stringify(process.env['DECKPASS_BUILT_IN_CLIENT_ID'] ?? ''),
}

/** Modules that are found at run time: Electron's, Node's, and the one with a native addon. */
const external = ['electron', 'keytar', /^node:/, ...builtinModules]

/**
 * What electron-store brings for schemas and migrations, of which there are none here: more than half
 * of all that main would have to load.
 */
const unused: Plugin = {
  name: 'unused-parts-of-electron-store',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'main',
  resolveId(id, importer) {
    const isPart = ['ajv/dist/2020.js', 'ajv-formats', 'semver'].includes(id)
    return isPart && importer?.includes('/conf/') ? at('main/vault/unused.ts') : undefined
  },
}

/** CommonJS for Node or Electron, in one file unless told: a sandboxed preload can load nothing else. */
const electronProcess = (
  folder: string,
  entry: Readonly<Record<string, string>>,
  { split = false } = {},
): EnvironmentOptions => ({
  consumer: 'server',
  keepProcessEnv: true,
  resolve: { noExternal: true, external: ['electron', 'keytar'] },
  build: {
    outDir: resolve(dist, folder),
    emptyOutDir: true,
    target: targets.node,
    minify: true,
    copyPublicDir: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entry).map(([name, path]) => [name, at(path)])),
      external,
      output: commonJs(split),
    },
  },
})

export default defineConfig({
  root: at('renderer'),
  base: './',
  define,
  plugins: [react(), unused],
  css: { transformer: 'lightningcss' },
  build: {
    outDir: resolve(dist, 'renderer'),
    emptyOutDir: true,
    target: targets.chrome,
    cssTarget: targets.chrome,
    cssMinify: 'lightningcss',
    modulePreload: false,
  },
  environments: {
    // What a command needs, which is little, is not to wait for the app's code to be read.
    main: electronProcess('main', { index: 'main/index.ts' }, { split: true }),
    // A thread's code, which is read from its one file.
    commandLine: electronProcess('command-line', { worker: 'main/command-line/worker.ts' }),
    preload: electronProcess('preload', { index: 'preload/index.ts' }),
  },
  builder: {
    async buildApp(builder) {
      await Promise.all(Object.values(builder.environments).map((each) => builder.build(each)))
    },
  },
  test: {
    root: at('.'),
    // Real processes, keyrings and browsers take their time on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // As many as there are cores: most of the slow tests wait.
    maxWorkers: '100%',
    projects: [...projects],
  },
})
