import { useLayoutEffect, useRef } from 'react'
import type { Answer, ConnectionView, EnteredCredentials } from '../../preload/contract.ts'
import { deckpass } from '../bridge.ts'
import { useNavigation } from '../state/use-navigation.ts'
import { newcomer } from './panel.ts'

type Add = (service: string, credentials?: EnteredCredentials) => Promise<Answer<unknown>>

/**
 * Connects to a service and shows the new connection. One that came and could not be finished is shown
 * too: its own view tells what is wrong, and to try again here would bring another one.
 */
export function useAdding(connections: readonly ConnectionView[]): Add {
  const { show } = useNavigation()
  const newest = useRef(connections)
  useLayoutEffect(() => {
    newest.current = connections
  }, [connections])
  return async (service, credentials) => {
    const before = newest.current
    const answer = await deckpass.connections.add(service, credentials)
    const id = answer.ok ? answer.value.connection : newcomer(before, newest.current)
    if (id !== undefined) show(id)
    return answer
  }
}
