import { useEffect, useId, useState } from 'react'
import type { BrowserView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'

type BrowserChoiceProps = {
  readonly browser: BrowserView | undefined
  readonly choose: (browser: string | null) => void
}

const nameOf = ({ name }: BrowserView) => clip(name, 40) ?? strings.waiting.namelessBrowser

/** The browser that sign-in pages open in: the system's, or one of those that are installed. */
export function BrowserChoice({ browser, choose }: BrowserChoiceProps) {
  const id = useId()
  const [found, setFound] = useState<readonly BrowserView[]>([])
  useEffect(() => {
    let here = true
    void deckpass.browsers
      .list()
      // Without a list the system's choice is still there, and the one that was made before.
      .catch(() => ({ ok: false }) as const)
      .then((answer) => {
        if (here && answer.ok) setFound(answer.value)
      })
    return () => {
      here = false
    }
  }, [])

  const lacking = browser !== undefined && found.every((each) => each.id !== browser.id)
  const all = lacking ? [browser, ...found] : found
  return (
    <div className="setting setting__line">
      <label htmlFor={id}>{strings.settings.browser}</label>
      <select
        id={id}
        className="select"
        value={browser?.id ?? ''}
        onChange={({ currentTarget: { value } }) => choose(value === '' ? null : value)}
      >
        <option value="">{strings.settings.systemBrowser}</option>
        {all.map((each) => (
          <option key={each.id} value={each.id}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </div>
  )
}
