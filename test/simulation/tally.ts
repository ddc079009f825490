/** Everything that a fault of the story can be. */
export const faultKinds = [
  'crash',
  'sleep',
  'freeze',
  'network-down',
  'server-down',
  'rate-limit',
  'lost-before',
  'lost-after',
  'slow',
  'late',
  'garbled',
  'duplicated',
  'clock-jump',
  'keychain-locked',
  'disk-full',
  'flight-case',
] as const

export type FaultKind = (typeof faultKinds)[number]

/** What a run counts. Durations are true time, seconds. */
export type Tally = {
  days: number
  renewals: number
  signIns: number
  calls: number
  /** Sessions that ended although the server honoured a token that the app had been given. */
  sessionsLost: number
  /** Sessions that ended because an answer was lost, and the user was told so or it was the last. */
  lostAnswers: number
  /** Of lostAnswers: those whose answer came but could not be written before a crash. */
  lostToFullDisk: number
  /** Sessions that ended because the refresh token's own life was over. */
  lapsed: number
  /** Refresh tokens sent although an answer had told that they were spent. */
  spentResent: number
  /** Refresh tokens that the server saw more than twice, all told. */
  seenMoreThanTwice: number
  expiredHandedOut: number
  /** Times that something of a session was on disk again after the user had signed out. */
  resurrected: number
  /** Access tokens that were announced while their refresh token was neither on disk nor said to be in memory alone. */
  announcedUnwritten: number
  longestGapSeconds: number
  faults: Record<FaultKind, number>
}

export function emptyTally(): Tally {
  return {
    days: 0,
    renewals: 0,
    signIns: 0,
    calls: 0,
    sessionsLost: 0,
    lostAnswers: 0,
    lostToFullDisk: 0,
    lapsed: 0,
    spentResent: 0,
    seenMoreThanTwice: 0,
    expiredHandedOut: 0,
    resurrected: 0,
    announcedUnwritten: 0,
    longestGapSeconds: 0,
    faults: {
      crash: 0,
      sleep: 0,
      freeze: 0,
      'network-down': 0,
      'server-down': 0,
      'rate-limit': 0,
      'lost-before': 0,
      'lost-after': 0,
      slow: 0,
      late: 0,
      garbled: 0,
      duplicated: 0,
      'clock-jump': 0,
      'keychain-locked': 0,
      'disk-full': 0,
      'flight-case': 0,
    },
  }
}

/** Adds up two runs. */
export function addTallies(a: Tally, b: Tally): Tally {
  const faults = { ...a.faults }
  for (const kind of faultKinds) faults[kind] += b.faults[kind]
  return {
    days: a.days + b.days,
    renewals: a.renewals + b.renewals,
    signIns: a.signIns + b.signIns,
    calls: a.calls + b.calls,
    sessionsLost: a.sessionsLost + b.sessionsLost,
    lostAnswers: a.lostAnswers + b.lostAnswers,
    lostToFullDisk: a.lostToFullDisk + b.lostToFullDisk,
    lapsed: a.lapsed + b.lapsed,
    spentResent: a.spentResent + b.spentResent,
    seenMoreThanTwice: a.seenMoreThanTwice + b.seenMoreThanTwice,
    expiredHandedOut: a.expiredHandedOut + b.expiredHandedOut,
    resurrected: a.resurrected + b.resurrected,
    announcedUnwritten: a.announcedUnwritten + b.announcedUnwritten,
    longestGapSeconds: Math.max(a.longestGapSeconds, b.longestGapSeconds),
    faults,
  }
}
