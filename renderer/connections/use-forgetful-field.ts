import { useCallback, useRef } from 'react'

/** A field for a secret. What is in it goes with it, and no record of React's ever holds it. */
export type ForgetfulField = {
  /** The ref of the input. */
  readonly hold: (input: HTMLInputElement) => () => void
  read(): string
  select(): void
  clear(): void
}

export function useForgetfulField(): ForgetfulField {
  const field = useRef<HTMLInputElement>(null)
  const hold = useCallback((input: HTMLInputElement) => {
    field.current = input
    return () => {
      input.value = ''
      field.current = null
    }
  }, [])
  return {
    hold,
    read: () => field.current?.value ?? '',
    select: () => field.current?.select(),
    clear() {
      if (field.current !== null) field.current.value = ''
    },
  }
}
