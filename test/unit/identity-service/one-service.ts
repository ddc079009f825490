import { afterAll, afterEach, beforeAll } from 'vitest'
import { type IdentityService, startIdentityService } from '../../identity-service/index.ts'
import {
  defaultOptions,
  type IdentityServiceOptions,
  switchesOf,
} from '../../identity-service/options.ts'

/**
 * One service for all the tests of a file: started before the first, stopped after the last, and its
 * switches are back at what is usual after each. Gives what to reach it by while a test runs.
 */
export function oneService(options: Partial<IdentityServiceOptions> = {}): () => IdentityService {
  let service: IdentityService | undefined

  beforeAll(async () => {
    service = await startIdentityService(options)
  })

  afterEach(() => {
    if (service) Object.assign(service.switches, switchesOf({ ...defaultOptions, ...options }))
  })

  afterAll(() => service?.stop())

  return () => {
    if (!service) throw new Error('The service runs only while tests do.')
    return service
  }
}
