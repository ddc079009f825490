import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { EnvironmentOptions, Plugin } from 'vite'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

const at = (path: string) => resolve(import.meta.dirname, path)

/**
 * What the oldest runtime that Deckpass runs on understands: Electron 22 (Chrome 108, Node 16), the
 * fallback of tools/runtime.mjs. Types are checked against the Electron that users get.
 */
const targets = { node: 'node16', chrome: 'chrome108' }

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

/** CommonJS for a process that Electron starts; one file for the preload: a sandboxed one can load nothing else. */
const electronProcess = (folder: 'main' | 'preload'): EnvironmentOptions => ({
  consumer: 'server',
  keepProcessEnv: true,
  resolve: { noExternal: true, external: ['electron', 'keytar'] },
  build: {
    outDir: at(`dist/${folder}`),
    emptyOutDir: true,
    target: targets.node,
    minify: true,
    copyPublicDir: false,
    rolldownOptions: {
      input: { index: at(`${folder}/index.ts`) },
      external,
      output: {
        format: 'cjs',
        // What main loads after the window is on its way is in files of their own.
        codeSplitting: folder === 'main',
        dynamicImportInCjs: false,
        entryFileNames: '[name].cjs',
        chunkFileNames: '[name].cjs',
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
  plugins: [react(), unused],
  css: { transformer: 'lightningcss' },
  build: {
    outDir: at('dist/renderer'),
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
