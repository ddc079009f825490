import { describe, expect, it } from 'vitest'
import { askDefault, setDefault } from '../../../../main/desktop/link-handler/default-program.ts'

const type = 'x-scheme-handler/app.test'

/** Programs that answer, by their command line. */
function system(answers: Readonly<Record<string, string>>) {
  const ran: string[] = []
  const run = async (program: string, args: readonly string[]) => {
    ran.push([program, ...args].join(' '))
    return answers[[program, ...args].join(' ')]
  }
  return { ran, run }
}

describe('asking which program opens a type', () => {
  it.each([
    ['a.desktop\n', 'a.desktop'],
    ['a.desktop\nb.desktop\n', 'a.desktop'],
    ['\n', undefined],
    ['', undefined],
  ])('takes %j of xdg-mime as %s', async (answer, id) => {
    const { run } = system({ [`xdg-mime query default ${type}`]: answer })
    const found = await askDefault(run, type)
    expect(found?.id).toBe(id)
    expect(found?.commandFor('b.desktop')).toBe(`xdg-mime default b.desktop ${type}`)
  })

  it.each([
    [
      `Default application for ?${type}?: a.desktop\nRegistered applications:\n\tb.desktop\n`,
      'a.desktop',
    ],
    [`No default applications for ?${type}?\n`, undefined],
    [`Default application for ?${type}?: a b\n`, undefined],
  ])('takes %j of gio as %s', async (answer, id) => {
    const { run } = system({ [`gio mime ${type}`]: answer })
    const found = await askDefault(run, type)
    expect(found?.id).toBe(id)
    expect(found?.commandFor('b.desktop')).toBe(`gio mime ${type} b.desktop`)
  })

  it('is in vain where neither answers', async () => {
    expect(await askDefault(system({}).run, type)).toBeUndefined()
  })
})

describe('making a program the default', () => {
  it('is done by xdg-mime, and else by gio', async () => {
    const xdg = `xdg-mime default a.desktop ${type}`
    const gio = `gio mime ${type} a.desktop`
    const both = system({ [xdg]: '', [gio]: '' })
    await setDefault(both.run, type, 'a.desktop')
    expect(both.ran).toEqual([xdg])
    const second = system({ [gio]: '' })
    await setDefault(second.run, type, 'a.desktop')
    expect(second.ran).toEqual([xdg, gio])
  })
})
