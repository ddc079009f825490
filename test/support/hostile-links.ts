import { chance } from '../simulation/random.ts'

/**
 * What a web page or another program can send: variations of a genuine callback that are all wrong in
 * at least one way. The genuine one is never among them.
 */
export function hostileLinks(genuine: string): readonly string[] {
  const [address = '', query = ''] = genuine.split('?')
  const scheme = address.slice(0, address.indexOf(':'))
  const parameters = [...new URLSearchParams(query)]
  const without = (name: string) =>
    new URLSearchParams(parameters.filter(([each]) => each !== name)).toString()
  const withValue = (name: string, value: string) =>
    new URLSearchParams(
      parameters.map(([each, old]) => [each, each === name ? value : old]),
    ).toString()
  const state = new URLSearchParams(query).get('state') ?? ''
  const flipped = state.slice(0, -1) + (state.endsWith('A') ? 'B' : 'A')

  const addresses = [
    `${scheme.toUpperCase()}://callback`,
    `${scheme}:/callback`,
    `${scheme}:callback`,
    `${scheme}:///callback`,
    `${scheme}://callback:443`,
    `${scheme}://user@callback`,
    `${scheme}://user:secret@callback`,
    `${scheme}://callback.example`,
    `${scheme}://callback%00`,
    `${scheme}://c%61llback`,
    `${scheme}://CALLBACK`,
    `${scheme}://callback//`,
    `${scheme}://callback/..`,
    `${scheme}://callback/extra`,
    `${scheme}://cаllback`,
    `${scheme}://open`,
    `${scheme}://`,
    `${scheme}x://callback`,
    `x${scheme}://callback`,
    `https://callback`,
    `file:///etc/passwd`,
    `javascript:alert(1)//`,
  ]
  const states = [
    '',
    ' ',
    'guessed',
    flipped,
    state.toLowerCase(),
    `${state}=`,
    ` ${state}`,
    state.repeat(2),
    `${state}\u0000`,
    '../../etc/passwd',
    '%',
    '[object Object]',
    '__proto__',
    state.slice(1),
    state.split('').toReversed().join(''),
  ]
  const queries = [
    '',
    without('state'),
    without('code'),
    `${query}&state=${state}`,
    `${query}&code=another`,
    `${query}&iss=a&iss=b`,
    `${query}&error=access_denied`,
    `${query}#fragment`,
    `${query}#`,
    `${query}&x=${'y'.repeat(65_536)}`,
    `${query}&code=%00`,
    query.replaceAll('=', ':'),
    query.replaceAll('&', ';'),
    `error=access_denied`,
    `error=access_denied&state=`,
    `error=server_error&state=guessed`,
    `error=access_denied&error_description=${encodeURIComponent('<b>no</b>'.repeat(500))}&state=guessed`,
    `url=https://example.com&file=/etc/passwd`,
    `${query} --gpu-launcher=calc`,
    `${query}\n`,
    `\u202e${query}`,
  ]
  const handPicked = [
    ...addresses.map((each) => `${each}?${query}`),
    ...states.map((each) => `${address}?${withValue('state', each)}`),
    ...queries.map((each) => `${address}?${each}`),
  ]
  const links = new Set([...handPicked, ...mutations(genuine, 500)])
  links.delete(genuine)
  links.delete(genuine.replace('?', '/?'))
  return [...links]
}

/** Changes inside of the state or before the query, where any change makes the link a foreign one. */
function mutations(genuine: string, count: number): readonly string[] {
  const { between, pick } = chance(20_261_122)
  const stateAt = genuine.indexOf('state=') + 'state='.length
  const stateEnd =
    genuine.indexOf('&', stateAt) < 0 ? genuine.length : genuine.indexOf('&', stateAt)
  const junk = [
    '%00',
    '\t',
    ' ',
    '"',
    "'",
    '\\',
    '<',
    '`',
    '$(id)',
    '\u200b',
    '\ud83d\udcbf',
    '%F0%9F',
    '/',
    '?',
    ':',
    '@',
  ] as const
  return Array.from({ length: count }, () => {
    const inState = between(0, 1) < 0.5
    const at = Math.floor(inState ? between(stateAt, stateEnd) : between(0, genuine.indexOf('?')))
    const kind = pick(['insert', 'drop', 'swap'])
    const rest = genuine.slice(at + 1)
    if (kind === 'insert') return genuine.slice(0, at) + pick(junk) + genuine.slice(at)
    if (kind === 'drop') return genuine.slice(0, at) + rest
    const other = genuine.charAt(at) === 'Q' ? 'Z' : 'Q'
    return genuine.slice(0, at) + other + rest
  })
}

/** Command lines around links: switches that would change the app, crowds, and more than one link. */
export function hostileCommandLines(genuine: string): readonly (readonly string[])[] {
  const crowd = Array.from({ length: 10_000 }, (_, at) => `--argument-${at}`)
  return [
    [genuine, genuine],
    ['--', genuine, genuine.replace(/state=[^&]+/, 'state=guessed')],
    [...crowd, genuine],
    [],
    [''],
    ['--inspect=0.0.0.0:9229', '--gpu-launcher=calc', '--load-extension=/tmp'],
    ['--user-data-dir=/tmp/elsewhere'],
    ['-r', '/tmp/evil.js'],
    ['\u0000'],
  ]
}
