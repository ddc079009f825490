/**
 * What looks anew for each number that is higher than all before, one look at a time: however many
 * come while one is under way, one more follows it. The look must not reject.
 */
export function createFollowUp(look: () => Promise<void>): (count: number) => void {
  let highest = -Infinity
  let looking = false

  async function catchUp() {
    looking = true
    let seen
    do {
      seen = highest
      await look()
    } while (seen < highest)
    looking = false
  }

  return (count) => {
    if (count <= highest) return
    highest = count
    if (!looking) void catchUp()
  }
}
