import type { ReactNode } from 'react'
import { Component } from 'react'
import { Title, View } from '../parts/view.tsx'
import { strings } from '../strings.ts'

type CrashBoundaryProps = { readonly children: ReactNode }

/** Stands in for the window if drawing it failed: a sentence in place of an empty page. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <View name="crash">
        <div className="hero">
          <Title>{strings.crash.title}</Title>
          <p className="hero__lead">{strings.crash.next}</p>
        </div>
      </View>
    )
  }
}
