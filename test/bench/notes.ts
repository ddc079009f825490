export const preface =
  'What Deckpass adds to a bare Electron app: one window with static HTML on the same runtime, started in turn with it in the same run, so that a busy machine falls on both. A paint is what the screen shows: the frame buffer is read every millisecond until the title is there, as it is to be. Memory is the proportional set size (PSS) of the whole process tree. Wake-ups are the voluntary context switches of all its threads. The first round is thrown away.'

/** What is known of bars that are missed, by their names, and what was tried for all. */
export const notes: {
  readonly missed: Readonly<Record<string, string>>
  readonly tried: string
} = {
  missed: {},
  tried: '',
}
