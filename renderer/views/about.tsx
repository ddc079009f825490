import { useId } from 'react'
import type { Snapshot } from '../../preload/contract.ts'
import { Report } from '../about/report.tsx'
import { Bar } from '../parts/bar.tsx'
import { View } from '../parts/view.tsx'
import { Platter } from '../platter/platter.tsx'
import { strings } from '../strings.ts'
import { shortcuts } from '../strings/about.ts'

/** What this program is, its shortcuts, and a report on how it is doing. */
export function AboutView({ app, settings }: Pick<Snapshot, 'app' | 'settings'>) {
  const id = useId()
  const { about } = strings
  return (
    <View name="about">
      <Bar title={about.title} />
      <div className="banner">
        <Platter small lit={0} />
        <div className="about selectable">
          <p className="about__name">{about.name}</p>
          <p>{about.version(app.version)}</p>
          {app.development && <p>{about.development}</p>}
          <p className="small">{about.licence}</p>
        </div>
      </div>
      <section className="group" aria-labelledby={id}>
        <h2 id={id} className="group__title">
          {about.shortcuts}
        </h2>
        <dl className="card">
          {shortcuts(app.platform).map(({ does, keys }) => (
            <div key={does} className="row">
              <dt>{does}</dt>
              <dd className="row__value row__value--plain">
                <kbd>{keys}</kbd>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <Report stageMode={settings.stageMode} />
    </View>
  )
}
