type StatusProps = { readonly children: string; readonly unseen?: boolean | undefined }

/** A sentence that is read out when it changes. It is in the page before it has anything to say. */
export function Status({ children, unseen = false }: StatusProps) {
  return (
    <output aria-live="polite" className={unseen ? 'visually-hidden' : 'feedback'}>
      {children}
    </output>
  )
}
