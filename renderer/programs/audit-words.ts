import type { AuditEntryView, ConnectionView, ErrorCode } from '../../preload/contract.ts'
import { ownName } from '../connections/own-name.ts'
import { errorCause } from '../error-sentences.ts'
import { strings } from '../strings.ts'
import { programName } from './program-words.ts'

type Words = {
  readonly sign: 'good' | 'off'
  readonly program: string
  /** What it asked for, and of which connection. */
  readonly asked: string
  readonly answer: string
}

const own = strings.audit.answer
const hasOwnWords = (answer: AuditEntryView['answer']): answer is keyof typeof own =>
  Object.hasOwn(own, answer)

function answerWords(answer: AuditEntryView['answer'], service: string): string {
  if (hasOwnWords(answer)) return own[answer]
  const code: ErrorCode = answer
  return errorCause(code, service)
}

/** One request of a program in plain words. */
export function auditWords(entry: AuditEntryView, connections: readonly ConnectionView[]): Words {
  const { asked, of, goneConnection } = strings.audit
  const connection = connections.find(({ id }) => id === entry.connection)
  const name = connection === undefined ? goneConnection : ownName(connection)
  const what = asked[entry.asked]
  return {
    sign: entry.answer === 'given' || entry.answer === 'allowed' ? 'good' : 'off',
    program: entry.program === undefined ? strings.audit.keyless : programName(entry.program),
    asked: entry.connection === undefined ? what : of(what, name),
    answer: answerWords(entry.answer, (connection ?? connections[0])?.service.name ?? name),
  }
}
