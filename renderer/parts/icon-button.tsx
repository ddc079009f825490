import type { ViewName } from '../../preload/contract.ts'
import type { IconKind } from './icon.tsx'
import { Icon } from './icon.tsx'

type IconButtonProps = {
  readonly icon: IconKind
  /** The accessible name, which the pointer is shown too. */
  readonly name: string
  /** The view it leads to, if it takes the focus when the user comes back from there. */
  readonly leads?: ViewName | undefined
  readonly onClick: () => void
}

/** A quiet button that is a drawing only. */
export function IconButton({ icon, name, leads, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      className="button button--icon"
      aria-label={name}
      title={name}
      data-leads={leads}
      onClick={onClick}
    >
      <Icon kind={icon} />
    </button>
  )
}
