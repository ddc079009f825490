import { useEffect, useEffectEvent } from 'react'
import type { Snapshot } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { gigCheckText } from '../gig-check/as-text.ts'
import { GroupCard } from '../gig-check/group-card.tsx'
import { useCheck } from '../gig-check/use-check.ts'
import { VerdictBanner } from '../gig-check/verdict-banner.tsx'
import { Bar } from '../parts/bar.tsx'
import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import { Switch } from '../parts/switch.tsx'
import { View } from '../parts/view.tsx'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'

/** What a DJ looks at before a set: a line for each thing that can go wrong, and what mends it. */
export function GigCheckView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { groups, now } = useCheck(snapshot)
  const { problem, done, send } = useIntents(groups[0]?.title ?? '')
  const look = useEffectEvent(() => void send(() => deckpass.gigCheck.look()))
  useEffect(() => look(), [])

  function copy() {
    const text = gigCheckText(groups, snapshot.app, now)
    void send(() => deckpass.clipboard.write(text), strings.gigCheck.copied)
  }

  return (
    <View name="gig-check">
      <Bar title={strings.gigCheck.title} />
      <VerdictBanner groups={groups} now={now} />
      {groups.map((group) => (
        <GroupCard key={group.connection?.id ?? ''} group={group} titled={groups.length > 1} />
      ))}
      <footer className="actions">
        <Status>{problem || done}</Status>
        <div className="gig-check__ends">
          <Button look="link" onClick={copy}>
            {strings.action.copyAsText}
          </Button>
          <Switch
            label={strings.settings.stageMode}
            on={snapshot.settings.stageMode}
            onChange={(stageMode) => void send(() => deckpass.settings.change({ stageMode }))}
          />
        </div>
      </footer>
    </View>
  )
}
