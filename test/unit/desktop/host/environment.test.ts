import { describe, expect, it } from 'vitest'
import { cleanEnvironment, isInside } from '../../../../main/desktop/host/environment.ts'
import { ownProgram } from '../../../../main/desktop/host/own-program.ts'

const session = {
  HOME: '/home/dj',
  PATH: '/usr/local/bin:/usr/bin',
  LANG: 'de_DE.UTF-8',
  DISPLAY: ':0',
  WAYLAND_DISPLAY: 'wayland-0',
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus',
  XDG_DATA_DIRS: '/usr/local/share:/usr/share',
  XDG_CURRENT_DESKTOP: 'GNOME',
}

describe('the environment for other programs', () => {
  it("is the session's own", () => {
    expect(cleanEnvironment(session)).toEqual(session)
  })

  it.each([
    'DECKPASS_SERVICES',
    'DECKPASS_BEATPORT_CLIENT_ID',
    'ELECTRON_RUN_AS_NODE',
    'NODE_OPTIONS',
    'LD_LIBRARY_PATH',
    'LD_PRELOAD',
    'APPIMAGE',
    'APPDIR',
    'ARGV0',
    'OWD',
    'APPIMAGE_EXTRACT_AND_RUN',
    'CHROME_DESKTOP',
    'GIO_LAUNCHED_DESKTOP_FILE_PID',
    'DESKTOP_STARTUP_ID',
    'XDG_ACTIVATION_TOKEN',
  ])('has no %s', (name) => {
    expect(cleanEnvironment({ ...session, [name]: '/a' })).toEqual(session)
  })

  it('has no folder of a mounted AppImage in any list', () => {
    const mount = '/tmp/.mount_DeckpaX1'
    const inside = {
      ...session,
      APPDIR: mount,
      PATH: `${mount}:${mount}/usr/sbin:${session.PATH}`,
      XDG_DATA_DIRS: `${mount}/usr/share/:${session.XDG_DATA_DIRS}`,
      GSETTINGS_SCHEMA_DIR: `${mount}/usr/share/glib-2.0/schemas`,
      OTHER: `${mount}-of-another:x`,
    }
    expect(cleanEnvironment(inside)).toEqual({ ...session, OTHER: `${mount}-of-another:x` })
  })

  it('names the desktop that Electron may have renamed', () => {
    const renamed = {
      ...session,
      XDG_CURRENT_DESKTOP: 'Unity',
      ORIGINAL_XDG_CURRENT_DESKTOP: 'GNOME',
    }
    expect(cleanEnvironment(renamed)).toEqual(session)
  })

  it('leaves empty values and those that are not lists as they are', () => {
    const odd = { EMPTY: '', PROXY: 'http://proxy:8080/', APPDIR: '/mnt' }
    expect(cleanEnvironment(odd)).toEqual({ EMPTY: '', PROXY: 'http://proxy:8080/' })
  })
})

it.each([
  ['/a/b', '/a/b', true],
  ['/a/b/c', '/a/b', true],
  ['/a/b/c', '/a/b/', true],
  ['/a/bc', '/a/b', false],
  ['/a', '/a/b', false],
])('%s is in %s: %s', (path, folder, expected) => {
  expect(isInside(path, folder)).toBe(expected)
})

describe('the file that starts this app', () => {
  const image = { APPIMAGE: '/home/dj/Deckpass.AppImage', APPDIR: '/tmp/.mount_x' }

  it('is the AppImage that the executable is in', () => {
    expect(ownProgram(image, '/tmp/.mount_x/deckpass')).toBe('/home/dj/Deckpass.AppImage')
  })

  it('is the executable where there is no AppImage, or it is that of a terminal', () => {
    expect(ownProgram({}, '/opt/Deckpass/deckpass')).toBe('/opt/Deckpass/deckpass')
    expect(ownProgram(image, '/opt/Deckpass/deckpass')).toBe('/opt/Deckpass/deckpass')
  })
})
