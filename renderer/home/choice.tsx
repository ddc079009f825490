import { useId } from 'react'

type ChoiceProps = {
  readonly label: string
  /** What choosing does, in a sentence or two. */
  readonly children: string
  readonly choose: () => void
}

/** A button that says what it does: its label is the name, the rest describes it. */
export function Choice({ label, children, choose }: ChoiceProps) {
  const id = useId()
  return (
    <button
      type="button"
      className="choice"
      aria-labelledby={`${id}label`}
      aria-describedby={`${id}says`}
      onClick={choose}
    >
      <span id={`${id}label`} className="choice__label">
        {label}
      </span>
      <span id={`${id}says`} className="small">
        {children}
      </span>
    </button>
  )
}
