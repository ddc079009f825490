import type { Snapshot } from '../../preload/contract.ts'
import { Corners } from '../parts/corners.tsx'
import { Title, View } from '../parts/view.tsx'
import { Platter } from '../platter/platter.tsx'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'

type ConfigurationProps = {
  readonly app: Snapshot['app']
  readonly configuration: NonNullable<Snapshot['configuration']>
}

/** There is nothing to sign in to: what is missing from this build, and where to put it. */
export function ConfigurationView({ app, configuration }: ConfigurationProps) {
  const detail = clip(configuration.detail, 400)
  return (
    <View name="configuration">
      <Corners gigCheck={false} />
      <div className="hero">
        <Platter lit={0} />
        <Title>{strings.configuration.title[configuration.problem]}</Title>
        <p className="hero__lead">{strings.configuration.next[configuration.problem]}</p>
        {detail !== undefined && (
          <section className="card detail" aria-label={strings.configuration.detail}>
            <p className="card__part selectable">
              <bdi>{detail}</bdi>
            </p>
          </section>
        )}
      </div>
      <footer className="actions">
        <p className="footnote">{strings.app.version(app.version, app.development)}</p>
      </footer>
    </View>
  )
}
