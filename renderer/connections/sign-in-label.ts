import type { ConnectionView } from '../../preload/contract.ts'
import { strings } from '../strings.ts'

/** The name of the button that begins a session: a person signs in, an id and a secret connect. */
export function signInLabel({
  signsIn,
  name,
}: Pick<ConnectionView['service'], 'signsIn' | 'name'>): string {
  return signsIn === 'person' ? strings.action.signIn(name) : strings.access.connect(name)
}
