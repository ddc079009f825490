import type { ConnectionView } from '../../preload/contract.ts'
import { wantsCredentials } from '../connections/asks.ts'
import { strings } from '../strings.ts'
import type { Line } from './line.ts'
import { sessionLine } from './session-line.ts'

/** Whether somebody is signed in; before that, whether there is what a sign-in takes. */
export function accessLine(
  connection: Pick<ConnectionView, 'credentials' | 'service' | 'session'>,
): Line {
  const about = 'signed-in'
  const { gigCheck } = strings
  if (connection.credentials === 'sought')
    return { about, state: 'pending', says: gigCheck.credentialsSought }
  if (wantsCredentials(connection))
    return { about, state: 'wrong', says: gigCheck.credentialsWanted, mend: 'enter-credentials' }
  return sessionLine(connection.session)
}
