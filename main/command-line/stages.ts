/**
 * How far a command is, the first of the integers that both threads see. With `done` the second is its
 * exit code; with `started`, the process id of the app that was started, or 0 if that could not be.
 */
export const stages = { notBegun: 0, begun: 1, startWanted: 2, started: 3, done: 4 } as const
