import { describe, expect, it } from 'vitest'
import { addedServices } from '../../../../renderer/connections/added-services.ts'

describe('addedServices', () => {
  it.each([
    [[], 'That file has no service in it.'],
    [['A'], 'Added: A.'],
    [['A', 'B'], 'Added: A and B.'],
    [['A', 'B', 'C', 'D', 'E'], 'Added: A, B, C, D, and 1 other.'],
    [['A', 'B', 'C', 'D', 'E', 'F'], 'Added: A, B, C, D, and 2 others.'],
    [[' \u202e'], 'Added: A service without a name.'],
  ])('%j', (services, says) => {
    expect(addedServices(services)).toBe(says)
  })

  it('stays a sentence whatever the names are', () => {
    expect(addedServices(Array.from({ length: 500 }, () => 'W'.repeat(9000))).length).toBeLessThan(
      200,
    )
  })
})
