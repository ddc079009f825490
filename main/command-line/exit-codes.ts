/** What the process ends with; docs/command-line.md tells users of them. */
export const exitCodes = {
  done: 0,
  unexpected: 1,
  misused: 2,
  notRunning: 3,
  signedOut: 4,
  notAllowed: 5,
  offline: 6,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A command cannot be carried out; `message` is the sentence for its user. */
export class CommandError extends Error {
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.exitCode = exitCode
    this.name = new.target.name
  }
}
