import { afterAll, vi } from 'vitest'

/**
 * For test files that share a process, and with it the modules they load: which of them is first makes
 * no difference. What imports Electron has the stand-in, and nothing that one file puts in the place of
 * the system's own is there still for the next.
 */
vi.mock('electron', () => import('./fake-electron.ts'))

afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})
