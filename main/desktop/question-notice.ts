import type { Programs } from '../programs/programs.ts'
import { plainName } from './host/plain-name.ts'
import type { Notice } from './notices.ts'
import { words } from './words.ts'

export type QuestionNoticeOptions = {
  /** The user looks at the window, which shows the question itself. */
  readonly isWatched: () => boolean
  readonly tell: (notice: Notice) => unknown
}

/** Tells, once a question, that a program asks to be let in. */
export function watchForQuestions(
  programs: Pick<Programs, 'view' | 'subscribe'>,
  { isWatched, tell }: QuestionNoticeOptions,
): void {
  let told: string | undefined
  programs.subscribe(() => {
    const { question } = programs.view()
    if (!question || question.id === told) return
    told = question.id
    if (isWatched()) return
    tell(words.notice.programAsks(plainName(question.name) ?? words.nameless, question.code))
  })
}
