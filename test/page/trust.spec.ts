import { expect, test } from '../support/page-test.ts'
import { connection, home, snapshot } from '../support/snapshots.ts'

const distrusted = '<b>Hotel Guest Inspection</b>'
const says = 'Somebody else answers in its place, by the name of'

test('a sign-in that failed for a certificate names who issued it, as text', async ({
  deckpass,
  page,
}) => {
  const failed = { phase: 'signed-out', problem: 'certificate' } as const
  const trusted = snapshot(failed)
  await deckpass.open({ ...trusted, connections: [connection(failed, { distrusted })] })
  await expect(page.getByText(`${says} ${distrusted}`)).toBeVisible()
  await deckpass.push(trusted)
  await expect(page.getByText("can't be trusted")).toBeVisible()
  await expect(page.getByText(says)).toHaveCount(0)
})

test('a session that waits for a network that can be trusted does so too', async ({
  deckpass,
  page,
}) => {
  const now = Date.now()
  const offline = { is: 'offline', since: now, nextAt: now + 60_000 } as const
  await deckpass.open(home({ health: offline, accessToken: undefined }, { distrusted }))
  await expect(page.getByText(`${says} ${distrusted}`)).toBeVisible()
  await deckpass.push(home({}, { distrusted }))
  await expect(page.getByText(says)).toHaveCount(0)
})
