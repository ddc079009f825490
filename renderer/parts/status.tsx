type StatusProps = {
  readonly children: string
  readonly unseen?: boolean | undefined
  readonly id?: string | undefined
}

/** A sentence that is read out when it changes. It is in the page before it has anything to say. */
export function Status({ children, unseen = false, id }: StatusProps) {
  return (
    <output id={id} aria-live="polite" className={unseen ? 'visually-hidden' : 'feedback'}>
      {children}
    </output>
  )
}
