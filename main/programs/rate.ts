/** So many in a time for each of those that ask. */
export type Rate = {
  /** Counts one; ms until there is room for it, or 0 if there is. */
  take(who: string): number
}

/** At most `most` in any `span` ms. A clock that is set back makes nobody wait for longer than that. */
export function createRate(most: number, span: number, now: () => number): Rate {
  const taken = new Map<string, number[]>()
  return {
    take(who) {
      const at = now()
      for (const [each, times] of taken) {
        const recent = times.filter((time) => time <= at && at - time < span)
        if (recent.length > 0) taken.set(each, recent)
        else taken.delete(each)
      }
      const times = taken.get(who) ?? []
      const [first = at] = times
      if (times.length >= most) return first + span - at
      taken.set(who, [...times, at])
      return 0
    },
  }
}
