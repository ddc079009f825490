import { useId } from 'react'
import type { SettingsView } from '../../preload/contract.ts'
import { strings } from '../strings.ts'

const themes = ['system', 'light', 'dark'] as const

type ThemeChoiceProps = {
  readonly theme: SettingsView['theme']
  readonly choose: (theme: SettingsView['theme']) => void
}

/** Light, dark, or as the system has it. */
export function ThemeChoice({ theme, choose }: ThemeChoiceProps) {
  const id = useId()
  return (
    <div className="setting setting__line" role="radiogroup" aria-labelledby={id}>
      <span id={id}>{strings.settings.theme}</span>
      <div className="segments">
        {themes.map((each) => (
          <label key={each} className="segments__one">
            <input
              type="radio"
              name="theme"
              value={each}
              checked={theme === each}
              onChange={() => choose(each)}
            />
            {strings.settings.themes[each]}
          </label>
        ))}
      </div>
    </div>
  )
}
