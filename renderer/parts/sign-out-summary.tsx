import type { ConnectionView, SignOutReport } from '../../preload/contract.ts'
import { strings } from '../strings.ts'
import type { GlyphKind } from './glyph.tsx'
import { Glyph } from './glyph.tsx'

const signs: Readonly<Record<SignOutReport['local' | 'revocation' | 'browser'], GlyphKind>> = {
  wiped: 'done',
  kept: 'warn',
  done: 'done',
  'not-offered': 'off',
  failed: 'warn',
  opened: 'done',
  'not-asked': 'off',
}

type SignOutSummaryProps = {
  readonly report: SignOutReport
  readonly service: ConnectionView['service']
}

/** What became of a sign-out, part by part. */
export function SignOutSummary({ report, service }: SignOutSummaryProps) {
  const { local, revocation, browser } = strings.signOutReport
  const { access } = strings
  const person = service.signsIn === 'person'
  const ended = person ? revocation : access.revocation
  const parts = [
    { sign: signs[report.local], says: person ? local[report.local]() : access[report.local] },
    { sign: signs[report.revocation], says: ended[report.revocation](service.name) },
    ...(person
      ? [{ sign: signs[report.browser], says: browser[report.browser](service.name) }]
      : []),
  ]
  return (
    <ul className="card list">
      {parts.map(({ sign, says }) => (
        <li key={says} className="list__item">
          <Glyph kind={sign} />
          {says}
        </li>
      ))}
    </ul>
  )
}
