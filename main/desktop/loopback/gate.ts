/** Says whether an address is the authorization response that is waited for. */
export type Deliver = (address: string) => boolean | Promise<boolean>

/** Lets exactly one address through: the first that is said to be the one waited for. */
export type Gate = {
  /** Whom to ask; what arrives before waits. Only the first call counts. */
  open(deliver: Deliver): void
  /** Whether this address is the one. Asks once about each, however often it arrives. Never rejects. */
  admits(address: string): Promise<boolean>
  isPassed(): boolean
  /** Whether an answer is outstanding. */
  isAsking(): boolean
}

export function createGate(): Gate {
  let passed: string | undefined
  let asking = 0
  let open: Gate['open'] = () => undefined
  const opened = new Promise<Deliver>((resolve) => {
    open = resolve
  })
  /** The addresses that are here. A browser that is impatient asks for the same again. */
  const here = new Map<string, Promise<boolean>>()

  const ask = async (address: string): Promise<boolean> => {
    const deliver = await opened
    asking++
    try {
      if (await deliver(address)) passed ??= address
    } catch {
      // It could not be said, so it is not the one.
    } finally {
      asking--
    }
    return passed === address
  }

  return {
    open: (deliver) => open(deliver),
    async admits(address) {
      if (passed !== undefined) return passed === address
      const answer = here.get(address) ?? ask(address)
      here.set(address, answer)
      return answer.finally(() => here.delete(address))
    },
    isPassed: () => passed !== undefined,
    isAsking: () => asking > 0,
  }
}
