import { describe, expect, test } from 'vitest'
import { beatport, broken, no, ok, run, status } from './surroundings.ts'

const handed = ok({
  connection: 'beatport',
  accessToken: 'the-token',
  expiresAt: 1_600_999,
  scope: 'openid',
})

describe('token', () => {
  test('prints the token and nothing else', async () => {
    const { exitCode, out, err, asked } = await run(['token'], { answers: [handed] })
    expect({ exitCode, out, err }).toEqual({ exitCode: 0, out: 'the-token\n', err: '' })
    expect(asked).toEqual([{ ask: 'token', forceNew: false }])
  })

  test('asks for what it is told to', async () => {
    const words = ['token', '--connection', 'beatport', '--min-validity', '5m']
    const { asked } = await run(words, { answers: [handed] })
    expect(asked).toMatchObject([{ connection: 'beatport', minValidity: 300_000 }])
  })

  test('prints JSON, with the time of its end and the seconds until then', async () => {
    const { out } = await run(['token', '--json'], { answers: [handed] })
    expect(JSON.parse(out)).toEqual({
      connection: 'beatport',
      access_token: 'the-token',
      token_type: 'Bearer',
      expires_at: '1970-01-01T00:26:40.999Z',
      expires_in: 600,
      scope: 'openid',
    })
  })

  test('ends with an error, and says nothing, if nobody reads it', async () => {
    const { exitCode, err } = await run(['token'], { answers: [handed], deaf: true })
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' })
  })
})

describe('an answer', () => {
  test.each([
    ['not_allowed', 5, 'switch "Commands on this computer" on'],
    ['signed_out', 4, 'deckpass sign-in'],
    ['invalid_grant', 4, 'deckpass sign-in'],
    ['credentials_refused', 4, 'enter them again'],
    ['unknown_connection', 2, 'deckpass connections'],
    ['life_too_short', 2, '--min-validity'],
    ['offline', 6, 'check the network'],
    ['timeout', 6, 'try again later'],
    ['certificate', 6, 'check the network'],
    ['rate_limited', 6, 'try again later'],
    ['server_error', 6, 'try again later'],
    ['unexpected_answer', 6, 'try again later'],
    ['refused', 6, 'try again later'],
    ['invalid_client', 6, 'get a newer one'],
    ['keychain_refused', 1, 'open Deckpass'],
    ['invalid_request', 1, 'start it again'],
    ['unexpected', 1, 'Something went wrong'],
    ['constructor', 1, 'Something went wrong'],
  ])('%s ends with %i and says what to do', async (code, exitCode, words) => {
    const told = await run(['token'], { answers: [no(code)] })
    expect(told).toMatchObject({ exitCode, out: '', err: expect.stringContaining(words) })
    expect(told.err).toMatch(/^[^\n]+\.\n$/)
  })

  test.each([
    ['owner_gone', 3, '--start'],
    ['owner_silent', 1, 'does not answer'],
    ['owner_not_trusted', 1, 'restart the computer'],
    ['not_private', 1, 'another user'],
    ['ownership_unavailable', 1, 'cannot be read'],
  ] as const)('that cannot be had: %s ends with %i', async (code, exitCode, words) => {
    const told = await run(['status'], { answers: [broken(code)] })
    expect(told).toMatchObject({ exitCode, out: '', err: expect.stringContaining(words) })
  })

  test('of another form is not taken for one', async () => {
    for (const words of [['token'], ['status'], ['doctor'], ['renew'], ['open']])
      expect(await run(words, { answers: [ok(['x'])] })).toMatchObject({ exitCode: 1, out: '' })
  })
})

describe('--start', () => {
  const gone = broken('owner_gone')

  test('starts Deckpass once and waits until it answers', async () => {
    const answers = [gone, gone, gone, handed]
    const told = await run(['token', '--start'], { answers })
    expect(told).toMatchObject({ exitCode: 0, out: 'the-token\n', started: 1, waited: 300 })
  })

  test('starts nothing beside one that runs', async () => {
    expect(await run(['token', '--start'], { answers: [handed] })).toMatchObject({ started: 0 })
    const told = await run(['token', '--start'], { answers: [broken('owner_silent')] })
    expect(told).toMatchObject({ started: 0, exitCode: 1 })
  })

  test('gives up after 15 seconds, or when what was started ends', async () => {
    const late = await run(['token', '--start'], { answers: [gone] })
    expect(late).toMatchObject({ exitCode: 3, out: '', waited: 15_000, started: 1 })
    expect(late.err).toContain('could not be started')
    const failed = await run(['token', '--start'], { answers: [gone], startFails: true })
    expect(failed).toMatchObject({ exitCode: 3, waited: 0 })
  })

  test('is not thought of without being asked for', async () => {
    expect(await run(['token'], { answers: [gone] })).toMatchObject({ exitCode: 3, started: 0 })
  })
})

describe('what is seen', () => {
  const other = { id: 'mix', name: 'Mix\u001b[2J', service: 'Fuuffy', phase: 'not-set-up' }

  test('is a table for people', async () => {
    const { out } = await run(['status'], { answers: [status(beatport, other)] })
    expect(out).toBe(
      'Deckpass 1.2.3\n' +
        'beatport  Beatport  signed in, token good for 9 min\n' +
        'mix       Mix [2J   its id and secret are to be entered in Deckpass\n',
    )
  })

  test('tells of trouble, of the end of a token, and of no connection', async () => {
    const trouble = { ...beatport, problem: 'offline', tokenExpiresAt: 1_000_000 }
    const { out } = await run(['status'], { answers: [status(trouble)] })
    expect(out).toContain('signed in, no token at present, trouble: offline\n')
    const none = await run(['status'], { answers: [ok({ version: '1', connections: [] })] })
    expect(none).toMatchObject({ exitCode: 0, out: 'Deckpass 1\nThere are no connections.\n' })
  })

  test('is JSON for programs', async () => {
    for (const command of ['status', 'connections']) {
      const { out } = await run([command, '--json'], { answers: [status()] })
      const { tokenExpiresAt: _, ...rest } = beatport
      expect(JSON.parse(out)).toEqual({
        version: '1.2.3',
        connections: [{ ...rest, token_expires_at: '1970-01-01T00:25:40.000Z' }],
      })
    }
  })

  test('is the list of connections', async () => {
    const { out } = await run(['connections'], { answers: [status(beatport, other)] })
    expect(out).toBe('beatport  Beatport  Beatport\nmix       Mix [2J   Fuuffy\n')
  })
})

describe('the rest', () => {
  test('renew, open and doctor say what came of it', async () => {
    const renewed = await run(['renew'], { answers: [ok({ connection: 'beatport' })] })
    expect(renewed).toMatchObject({ exitCode: 0, out: 'Renewed.\n', asked: [{ ask: 'renew' }] })
    const opened = await run(['open'], { answers: [ok(null)] })
    expect(opened).toMatchObject({ exitCode: 0, out: '', asked: [{ ask: 'show' }] })
    const report = await run(['doctor'], { answers: [ok({ report: 'All is well.' })] })
    expect(report).toMatchObject({ exitCode: 0, out: 'All is well.\n', asked: [{ ask: 'doctor' }] })
  })

  test('sign-out warns of what could not be done', async () => {
    const done = {
      connection: 'beatport',
      local: 'wiped',
      revocation: 'done',
      browser: 'not-asked',
    }
    const well = await run(['sign-out'], { answers: [ok(done)] })
    expect(well).toMatchObject({ exitCode: 0, out: 'Signed out.\n', err: '' })
    expect(well.asked).toMatchObject([{ ask: 'signOut', browserToo: false }])
    const partly = { ...done, revocation: 'failed', browser: 'failed' }
    const told = await run(['sign-out', '--browser'], { answers: [ok(partly)] })
    expect(told).toMatchObject({ exitCode: 0, asked: [{ browserToo: true }] })
    expect(told.err.split('\n')).toHaveLength(3)
    const kept = await run(['sign-out'], { answers: [ok({ ...done, local: 'kept' })] })
    expect(kept).toMatchObject({ exitCode: 1, out: '' })
  })

  test('help and version need nobody', async () => {
    const help = await run(['--help'])
    expect(help).toMatchObject({ exitCode: 0, err: '', asked: [] })
    expect(help.out).toContain('completion bash|zsh|fish')
    expect((await run(['token', '--help'])).out).toContain('--min-validity DURATION')
    expect(await run(['--version'])).toMatchObject({ exitCode: 0, out: '1.2.3\n', asked: [] })
  })

  test('what is misused ends with 2 and one sentence', async () => {
    for (const words of [['tokn'], ['token', '--foo'], ['completion', 'tcsh']]) {
      const told = await run(words)
      expect(told).toMatchObject({ exitCode: 2, out: '', asked: [] })
      expect(told.err).toMatch(/^[^\n]+\.\n$/)
    }
  })
})
