import * as v from 'valibot'
import { createAsk, HandedToken, Renewed, Report, SignedOut, Status, type Ask } from './answers.ts'
import { completionScript } from './completion.ts'
import { CommandError, exitCodes, type ExitCode } from './exit-codes.ts'
import { helpText } from './help.ts'
import { pair } from './pair.ts'
import { parse, type Command } from './parse.ts'
import { signIn } from './sign-in.ts'
import { signOutWarnings } from './sign-out-warnings.ts'
import { connectionsText, statusJson, statusText } from './status-text.ts'
import type { Surroundings } from './surroundings.ts'

/** Carries out what the words behind the program's name ask for; resolves to the exit code. */
export async function perform(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { err } = surroundings
  try {
    const output = await outputOf(words, surroundings)
    return surroundings.out(output) ? exitCodes.done : exitCodes.unexpected
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    err(`${error.message}\n`)
    return error.exitCode
  }
}

async function outputOf(words: readonly string[], surroundings: Surroundings): Promise<string> {
  const invocation = parse(words)
  switch (invocation.is) {
    case 'version':
      return `${surroundings.version}\n`
    case 'help':
      return helpText(invocation.command)
    case 'misused':
      throw new CommandError(exitCodes.misused, invocation.sentence)
    case 'command':
      return obey(invocation, surroundings)
  }
}

async function obey(command: Command, surroundings: Surroundings): Promise<string> {
  const { connection, json, operand } = command
  const ask = createAsk(surroundings, command)
  switch (command.command) {
    case 'status': {
      const { version, connections } = await ask({ ask: 'status' }, Status)
      if (json) return inJson(statusJson(version, connections))
      return `Deckpass ${version}\n${statusText(connections, surroundings.now())}`
    }
    case 'connections': {
      const { version, connections } = await ask({ ask: 'status' }, Status)
      return json ? inJson(statusJson(version, connections)) : connectionsText(connections)
    }
    case 'token':
      return token(command, ask, surroundings)
    case 'renew':
      await ask({ ask: 'renew', connection }, Renewed)
      return 'Renewed.\n'
    case 'sign-in':
      return signIn(connection, ask, surroundings)
    case 'sign-out': {
      const { browser: browserToo } = command
      const done = await ask({ ask: 'signOut', connection, browserToo }, SignedOut)
      for (const warning of signOutWarnings(done)) surroundings.err(`${warning}\n`)
      if (done.local === 'kept')
        throw new CommandError(
          exitCodes.unexpected,
          'What was kept could not be removed: open Deckpass and sign out there again.',
        )
      return 'Signed out.\n'
    }
    case 'pair':
      if (command.start) await ask({ ask: 'status' }, Status)
      return `${await pair(operand, surroundings)}\n`
    case 'doctor':
      return withEnd((await ask({ ask: 'doctor' }, Report)).report)
    case 'open':
      await ask({ ask: 'show' }, v.null())
      return ''
    case 'completion': {
      const script = completionScript(operand)
      if (script !== undefined) return script
      throw new CommandError(
        exitCodes.misused,
        'There is completion for bash, zsh and fish: see "deckpass completion --help".',
      )
    }
  }
}

async function token(
  { connection, minValidity, json }: Command,
  ask: Ask,
  { now }: Surroundings,
): Promise<string> {
  const request = { ask: 'token', connection, minValidity, forceNew: false } as const
  const handed = await ask(request, HandedToken)
  if (!json) return `${handed.accessToken}\n`
  return inJson({
    connection: handed.connection,
    access_token: handed.accessToken,
    token_type: 'Bearer',
    expires_at: new Date(handed.expiresAt).toISOString(),
    expires_in: Math.max(0, Math.floor((handed.expiresAt - now()) / 1000)),
    scope: handed.scope,
  })
}

const inJson = (value: object) => `${JSON.stringify(value)}\n`
const withEnd = (text: string) => (text.endsWith('\n') ? text : `${text}\n`)
