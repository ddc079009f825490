import { beforeEach, expect, test, vi } from 'vitest'
import { watchPower } from '../../../main/desktop/power.ts'
import { powerMonitor, resetElectron } from '../../support/fake-electron.ts'
import { settle, signedInWorld } from '../../support/world.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

beforeEach(resetElectron)

test.each(['resume', 'unlock-screen'])(
  'sessions rest while the machine sleeps, until %s',
  async (back) => {
    const world = await signedInWorld()
    watchPower([world.session])
    powerMonitor.emit('suspend')
    expect(world.time.armed()).toEqual([])
    powerMonitor.emit(back)
    await settle()
    expect(world.time.armed()).toHaveLength(1)
    expect(world.service.count('token')).toBe(2)
  },
)
