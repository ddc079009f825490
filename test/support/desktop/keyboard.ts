import { once } from 'node:events'
import { connect } from 'node:net'

/** The keys that a screen's keyboard is asked for here, as X11 keysyms. */
const keysyms: Readonly<Record<string, number>> = { Control: 0xffe3, Shift: 0xffe1 }

const opcodes = { getInputFocus: 43, queryExtension: 98, getKeyboardMapping: 101 } as const
const fakeInput = { minor: 2, keyPress: 2, keyRelease: 3 } as const

/**
 * Presses keys at once and lets go of them, as on a keyboard: whichever window has the focus gets
 * them. Speaks the X11 protocol with its XTEST extension, on a connection for this once.
 */
export async function pressKeys(display: string, keys: readonly string[]): Promise<void> {
  const server = await connectToScreen(display)
  try {
    const { minKeycode, maxKeycode } = server
    const extension = await server.ask(queryExtension('XTEST'))
    const test = extension.readUInt8(9)
    const count = maxKeycode - minKeycode + 1
    const mapping = await server.ask(request(opcodes.getKeyboardMapping, 0, [minKeycode, count]))
    const perKey = mapping.readUInt8(1)
    const keycodeOf = (key: string) => {
      const wanted = keysyms[key] ?? key.charCodeAt(0)
      for (let at = 0; at < count; at++)
        if (mapping.readUInt32LE(32 + 4 * perKey * at) === wanted) return minKeycode + at
      throw new Error(`The keyboard has no key "${key}".`)
    }
    const codes = keys.map(keycodeOf)
    for (const code of codes) server.tell(keyEvent(test, fakeInput.keyPress, code))
    for (const code of codes.toReversed()) server.tell(keyEvent(test, fakeInput.keyRelease, code))
    // An answer to this says that all before was done.
    await server.ask(request(opcodes.getInputFocus, 0, []))
  } finally {
    server.end()
  }
}

/** The id of the window that has the keyboard's focus now. */
export async function focusedWindow(display: string): Promise<number> {
  const server = await connectToScreen(display)
  try {
    return (await server.ask(request(opcodes.getInputFocus, 0, []))).readUInt32LE(8)
  } finally {
    server.end()
  }
}

async function connectToScreen(display: string) {
  const socket = connect(`/tmp/.X11-unix/X${display.slice(1)}`)
  let bytes: Buffer = Buffer.alloc(0)
  socket.on('data', (more) => {
    bytes = Buffer.concat([bytes, more])
  })
  const take = async (sizeOf: (start: Buffer) => number): Promise<Buffer> => {
    while (bytes.length < 8 || bytes.length < sizeOf(bytes)) await once(socket, 'data')
    const taken = bytes.subarray(0, sizeOf(bytes))
    bytes = bytes.subarray(taken.length)
    if (taken[0] === 0) throw new Error(`The screen refused a request: error ${taken[1]}.`)
    return taken
  }
  /** The next answer; what comes as an event, to every program, is passed over. */
  const answer = async (): Promise<Buffer> => {
    const taken = await take((start) => 32 + (start[0] === 1 ? 4 * start.readUInt32LE(4) : 0))
    return taken[0] === 1 ? taken : answer()
  }
  // Byte order, protocol version 11, and no authorization.
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
  const setup = await take((start) => 8 + 4 * start.readUInt16LE(6))
  return {
    minKeycode: setup.readUInt8(34),
    maxKeycode: setup.readUInt8(35),
    tell: (message: Buffer) => void socket.write(message),
    ask(message: Buffer) {
      socket.write(message)
      return answer()
    },
    end: () => void socket.destroy(),
  }
}

function request(opcode: number, minor: number, content: readonly number[]): Buffer {
  const length = Math.ceil((4 + content.length) / 4)
  const message = Buffer.alloc(4 * length)
  message.set([opcode, minor, length, 0, ...content])
  return message
}

function queryExtension(name: string): Buffer {
  return request(opcodes.queryExtension, 0, [name.length, 0, 0, 0, ...Buffer.from(name)])
}

function keyEvent(opcode: number, type: number, keycode: number): Buffer {
  const content = Array.from({ length: 32 }, () => 0)
  content.splice(0, 2, type, keycode)
  return request(opcode, fakeInput.minor, content)
}
