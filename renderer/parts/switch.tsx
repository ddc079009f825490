import type { ReactNode } from 'react'
import { useId } from 'react'

type SwitchProps = {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  /** Why it cannot be switched; it then cannot be. */
  readonly impossible?: string | undefined
  /** What it does, where the label alone does not tell. */
  readonly children?: ReactNode
}

/** A line of a card that is switched on or off. It shows what main says, not what was clicked. */
export function Switch({ label, on, onChange, impossible, children }: SwitchProps) {
  const id = useId()
  const note = impossible ?? children
  return (
    <div className="setting">
      <label className="setting__line">
        <span>{label}</span>
        <input
          type="checkbox"
          role="switch"
          className="switch"
          checked={on}
          aria-checked={on}
          disabled={impossible !== undefined}
          aria-describedby={note === undefined ? undefined : id}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </label>
      {note !== undefined && (
        <p id={id} className="small">
          {note}
        </p>
      )}
    </div>
  )
}
