import { loadEngine } from './engine.ts'
import type { ReuseMode } from './server.ts'
import { tellStory } from './story.ts'
import { withSyncDigest } from './sync-digest.ts'
import type { Tally } from './tally.ts'

/** One stretch of simulated days, told by its seed. */
export type Chapter = {
  readonly seed: number
  readonly days: number
  readonly mode: ReuseMode
  /** A folder with a session core; the app's own unless told. */
  readonly engine?: string | undefined
}

export type ChapterTold = { readonly chapter: Chapter; readonly tally: Tally }

/** Tells one chapter after another, as the parent asks for them. */
process.on('message', (chapter: Chapter) => {
  void loadEngine(chapter.engine)
    .then((engine) => withSyncDigest(() => tellStory({ ...chapter, engine })))
    .then((tally) => process.send?.({ chapter, tally } satisfies ChapterTold))
})
