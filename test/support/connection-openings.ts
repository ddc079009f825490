import type { Page } from '@playwright/test'
import type { FileRead } from '../../preload/contract.ts'
import { connectionScenarios } from './connection-scenarios.ts'
import type { Opening } from './openings.ts'

const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

const fromFile = 'Add another service from a profile file…'

/** Has the next file that is chosen read so. */
const fileReads = (page: Page, value: FileRead) =>
  page.evaluate(
    (value) => window.fakeBridge.answer('services.addFromFile', { ok: true, value }),
    value,
  )

const scenario = connectionScenarios['connections-many']

/** A mistake as main tells it. */
export const mistake =
  'label.json, line 14: "tokenEndpoint" must be an address that begins with https://, and is "http://auth.label.example.com/token".'

/** What opens in the view of all connections. */
export const connectionOpenings = {
  'connections-add': { scenario, open: (page) => click(page, 'Add a connection') },
  'connections-add-long': {
    scenario: connectionScenarios['connections-long'],
    open: (page) => click(page, 'Add a connection'),
  },
  'connections-add-credentials': {
    scenario,
    async open(page) {
      await click(page, 'Add a connection')
      await click(page, /^BeProduct/u)
      await page.getByLabel('Client id').fill('a-client-id')
    },
  },
  'connections-file-mistake': {
    scenario,
    async open(page) {
      await fileReads(page, { is: 'wrong', mistake })
      await click(page, 'Add a connection')
      await click(page, fromFile)
      await page.getByText('Nothing was changed').waitFor()
    },
  },
  'connections-file-read': {
    scenario,
    async open(page) {
      await fileReads(page, { is: 'read', services: ['My label', 'שרות'] })
      await click(page, 'Add a connection')
      await click(page, fromFile)
      await page.getByText('Added: ').waitFor()
    },
  },
  'connections-manage': { scenario, open: (page) => click(page, 'Manage The other account') },
  'connections-manage-wanted': { scenario, open: (page) => click(page, 'Manage Fuuffy') },
  'connections-manage-long': {
    scenario: connectionScenarios['connections-long'],
    open: (page) => click(page, /^Manage Super/u),
  },
  'connections-manage-rtl': {
    scenario: connectionScenarios['connections-rtl'],
    open: (page) => click(page, 'Manage דיג׳יי הלציון'),
  },
  'connections-remove-dialog': {
    scenario,
    async open(page) {
      await click(page, 'Manage Night Shift Records')
      await click(page, 'Remove…')
    },
  },
  'credentials-lacking': {
    scenario: connectionScenarios['credentials-wanted'],
    async open(page) {
      await page.getByLabel('Client id').fill('a-client-id')
      await click(page, 'Connect')
      await page.getByText('Enter the client secret.').waitFor()
    },
  },
  'disconnect-dialog': {
    scenario: connectionScenarios['secret-home'],
    open: (page) => click(page, 'Disconnect'),
  },
} satisfies Record<string, Opening>
