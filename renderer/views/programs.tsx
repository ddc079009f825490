import { useState } from 'react'
import type { ConnectionView, ProgramsView as Programs } from '../../preload/contract.ts'
import { commandLine } from '../../preload/contract.ts'
import { Bar } from '../parts/bar.tsx'
import { Status } from '../parts/status.tsx'
import { View } from '../parts/view.tsx'
import { CommandAccess } from '../programs/command-access.tsx'
import { ProgramList } from '../programs/program-list.tsx'
import { QuestionCard } from '../programs/question-card.tsx'
import { RequestsLead } from '../programs/requests-lead.tsx'
import { RequestsPanel } from '../programs/requests-panel.tsx'
import { ServiceSwitch, ServiceTroubleNotice } from '../programs/service-card.tsx'
import { useAudit } from '../programs/use-audit.ts'
import { useIntents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { minute } from '../time/units.ts'
import { useNow } from '../time/use-now.ts'

type ProgramsProps = {
  readonly programs: Programs
  readonly connections: readonly ConnectionView[]
}

/** What other programs get from Deckpass: whether, who, and what each of them asked for. */
export function ProgramsView({ programs, connections }: ProgramsProps) {
  const { service, question, allowed, audited } = programs
  const { problem, done, send } = useIntents(connections[0]?.service.name ?? '')
  const [panel, setPanel] = useState<'list' | 'requests' | 'list-again'>('list')
  const audit = useAudit(audited)
  const now = useNow(minute)
  const others = allowed.filter(({ id }) => id !== commandLine)
  const card = question && (
    <QuestionCard key={question.id} question={question} connections={connections} send={send} />
  )

  if (panel === 'requests')
    return (
      <RequestsPanel
        audit={audit}
        connections={connections}
        now={now}
        back={() => setPanel('list-again')}
      >
        {card}
      </RequestsPanel>
    )
  return (
    <View name="programs">
      <Bar title={strings.programs.title} />
      {card}
      <ServiceTroubleNotice service={service} send={send} />
      <section className="card" aria-label={strings.programs.access}>
        <ServiceSwitch service={service} send={send} />
        <CommandAccess
          entry={allowed.find(({ id }) => id === commandLine)}
          connections={connections}
          now={now}
          send={send}
        />
      </section>
      {(service.is !== 'off' || others.length > 0) && (
        <ProgramList programs={others} connections={connections} now={now} send={send} />
      )}
      <RequestsLead
        audit={audit}
        now={now}
        left={panel === 'list-again'}
        open={() => setPanel('requests')}
      />
      <footer className="actions">
        <Status>{problem || done}</Status>
      </footer>
    </View>
  )
}
