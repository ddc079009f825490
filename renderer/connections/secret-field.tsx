import { useId } from 'react'
import type { ForgetfulField } from './use-forgetful-field.ts'

type SecretFieldProps = {
  readonly hold: ForgetfulField['hold']
  readonly label: string
  readonly describedBy: string
  readonly wrong: boolean
}

/** A masked field with its label. */
export function SecretField({ hold, label, describedBy, wrong }: SecretFieldProps) {
  const id = useId()
  return (
    <div className="credentials__line">
      <label htmlFor={id}>{label}</label>
      <input
        ref={hold}
        id={id}
        className="field"
        type="password"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-describedby={describedBy}
        aria-invalid={wrong}
      />
    </div>
  )
}
