import { readServices } from '../../main/services/services-file.ts'

/** What the app would make of the text of a profile file, in sentences. */
export function judgeService(text: string): {
  readonly good: boolean
  readonly lines: readonly string[]
} {
  const read = readServices(text, { development: true })
  if ('mistake' in read) return { good: false, lines: [read.mistake] }
  const released = readServices(text, { development: false })
  return {
    good: true,
    lines: [
      ...read.services.map(
        ({ asks, profile }) =>
          `${profile.name}: good. ${asks === 'nothing' ? 'The user signs in, and that is all.' : 'The user enters an id and a secret first.'}`,
      ),
      ...('mistake' in released ? [`A release would not take it: ${released.mistake}`] : []),
    ],
  }
}
