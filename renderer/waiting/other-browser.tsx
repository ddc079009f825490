import { useEffect, useEffectEvent, useState } from 'react'
import type { BrowserView } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'
import type { HelpProps } from './help.tsx'
import { Panel } from './panel.tsx'

const nameOf = ({ name }: BrowserView) => clip(name, 40) ?? strings.waiting.namelessBrowser

/** What is known of the installed browsers; `undefined` while they are looked for. */
type Found = readonly BrowserView[] | 'not-known' | undefined

function wordOn(found: Found): string {
  if (found === undefined) return strings.waiting.looking
  return found.length === 0 ? strings.waiting.noBrowser : ''
}

/** The installed browsers, each a button that opens the sign-in page there. */
export function OtherBrowser({ connection, ways, send }: HelpProps) {
  const [browsers, setBrowsers] = useState<Found>()
  const [keep, setKeep] = useState(false)
  const { waiting } = strings

  const look = useEffectEvent(() => send(() => deckpass.browsers.list()))
  useEffect(() => {
    let here = true
    void look().then((answer) => {
      if (here) setBrowsers(answer.ok ? answer.value : 'not-known')
    })
    return () => {
      here = false
    }
  }, [])

  async function open(browser: BrowserView) {
    const answer = await send(
      () => deckpass.session.openIn(connection, { browser: browser.id, keep }),
      (keep ? waiting.openedInAlways : waiting.openedIn)(nameOf(browser)),
    )
    if (answer.ok) ways.leave('browser')
  }

  const list = Array.isArray(browsers) ? browsers : []
  return (
    <Panel titleFirst title={waiting.way.browser} back={() => ways.leave()}>
      {list.length > 0 && (
        <label className="check">
          <input
            type="checkbox"
            checked={keep}
            onChange={(event) => setKeep(event.currentTarget.checked)}
          />
          {waiting.keepBrowser}
        </label>
      )}
      {list.map((browser) => (
        <Button key={browser.id} look="row" onClick={() => void open(browser)}>
          <bdi>{nameOf(browser)}</bdi>
        </Button>
      ))}
      <Status>{wordOn(browsers)}</Status>
    </Panel>
  )
}
