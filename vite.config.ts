import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { EnvironmentOptions } from 'vite'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

const at = (path: string) => resolve(import.meta.dirname, path)

/** Where the build goes; packaging has a place of its own. */
const dist = process.env['DECKPASS_DIST'] ?? at('dist')

/** What packaging builds in (main/desktop/build-facts.ts). */
const define = {
  __BEATPORT_CLIENT_ID__: JSON.stringify(process.env['DECKPASS_BUILT_IN_CLIENT_ID'] ?? ''),
}

/**
 * What the oldest runtime that Deckpass runs on understands: Electron 22 (Chrome 108, Node 16), the
 * fallback of tools/runtime.mjs. Types are checked against the Electron that users get.
 */
const targets = { node: 'node16', chrome: 'chrome108' }

/** Modules that are found at run time: Electron's, Node's, and the one with a native addon. */
const external = ['electron', 'keytar', /^node:/, ...builtinModules]

/** One CommonJS file for a process that Electron starts: a sandboxed preload can load nothing else. */
const electronProcess = (folder: 'main' | 'preload'): EnvironmentOptions => ({
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
      input: { index: at(`${folder}/index.ts`) },
      external,
      output: {
        format: 'cjs',
        codeSplitting: false,
        dynamicImportInCjs: false,
        entryFileNames: '[name].cjs',
      },
    },
  },
})

/** Some of the tests, which run when those of the groups before have ended. */
const testProject = (
  name: string,
  groupOrder: number,
  { folders, ...options }: { readonly folders: string; readonly fileParallelism?: boolean },
): TestProjectConfiguration => ({
  extends: true,
  test: {
    name,
    include: [`test/${folders}/**/*.test.{ts,tsx}`],
    sequence: { groupOrder },
    ...options,
  },
})

export default defineConfig({
  root: at('renderer'),
  base: './',
  define,
  plugins: [react()],
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
    main: electronProcess('main'),
    preload: electronProcess('preload'),
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
    projects: [
      testProject('unit', 0, { folders: '{unit,runtime,keyring,desktop}' }),
      testProject('simulation', 1, { folders: 'simulation' }),
      // Many processes that race: what is tested is their order, so nothing else may slow them down.
      testProject('process', 2, { folders: 'process', fileParallelism: false }),
    ],
  },
})
