import { useNavigation } from '../state/use-navigation.ts'
import { strings } from '../strings.ts'
import { IconButton } from './icon-button.tsx'

/** What can be reached from every session, whatever its state: a button in either upper corner. */
export function Corners({ gigCheck = true }: { readonly gigCheck?: boolean | undefined }) {
  const { go } = useNavigation()
  const { action } = strings
  return (
    <nav className="corners" aria-label={strings.app.views}>
      {gigCheck && (
        <IconButton
          icon="gig-check"
          name={action.gigCheck}
          leads="gig-check"
          onClick={() => go('gig-check')}
        />
      )}
      <IconButton
        icon="settings"
        name={action.settings}
        leads="settings"
        onClick={() => go('settings')}
      />
    </nav>
  )
}
