import * as v from 'valibot'

/** What the main thread gives to the one that carries a command out. */
export const Task = v.object({
  /** Two 32-bit integers that both threads see, see `stages`. */
  shared: v.instance(SharedArrayBuffer),
  words: v.pipe(v.array(v.string()), v.readonly()),
  before: v.pipe(v.array(v.string()), v.readonly()),
  execPath: v.string(),
  profileFolder: v.string(),
  development: v.boolean(),
  version: v.string(),
})

export type Task = v.InferOutput<typeof Task>
