import { onTestFinished, vi } from 'vitest'

/** Keeps what the test makes the tools print, and gives it back when asked. */
export function captureOutput(): () => string {
  let text = ''
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk)
    return true
  })
  onTestFinished(() => spy.mockRestore())
  return () => text
}
