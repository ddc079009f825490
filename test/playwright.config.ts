import { defineConfig } from '@playwright/test'

/** Tag of the tests that measure how quick something is: nothing else of ours may run beside them. */
const alone = /@alone/

const endToEnd = {
  testDir: 'e2e',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: { actionTimeout: 15_000 },
}

/** Tests in a real browser: the page alone, the whole app from end to end, and the app as installed. */
export default defineConfig({
  outputDir: '../out/playwright',
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  timeout: 120_000,
  workers: '100%',
  reporter: [['list'], ['json', { outputFile: '../out/test/playwright.json' }]],
  projects: [
    {
      name: 'page-build',
      testDir: 'page',
      testMatch: 'build.setup.ts',
    },
    {
      name: 'page',
      testDir: 'page',
      dependencies: ['page-build'],
      fullyParallel: true,
      use: {
        browserName: 'chromium',
        launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] },
        reuseContext: true,
        viewport: { width: 400, height: 640 },
        locale: 'en-GB',
      },
    },
    // Each test has a desktop of its own; two at a time are quicker, and on two cores now and then too slow.
    { ...endToEnd, name: 'e2e', workers: 1, grepInvert: alone },
    { ...endToEnd, name: 'e2e-alone', workers: 1, grep: alone },
    {
      name: 'packaged',
      testDir: 'packaged',
      workers: 1,
      timeout: 420_000,
      expect: { timeout: 15_000 },
      use: { actionTimeout: 15_000 },
    },
  ],
})
