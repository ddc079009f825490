export const preface =
  'What Deckpass adds to a bare Electron app: one window with static HTML on the same runtime, started in turn with it in the same run, so that a busy machine falls on both. A paint is what the screen shows: the frame buffer is read every millisecond until the title is there, as it is to be. Memory is the proportional set size (PSS) of the whole process tree. Wake-ups are the voluntary context switches of all its threads. The first round is thrown away.'

/** What is known of bars that are missed, by their names, and what was tried for all. */
export const notes: {
  readonly missed: Readonly<Record<string, string>>
  readonly tried: string
} = {
  missed: {
    'First right paint, cold':
      'The picture is right only when the session is known: the keychain is asked for the key, the record is opened, and a page of about 300 KB of script is drawn where the bare one is 1 KB of HTML.',
    'First right paint, warm':
      'As with a cold profile: the keychain, the record, and a page that is drawn by script.',
    'Wake-ups at rest with window':
      'The window shows how long the access token lives, and draws that once a second; the bare page draws nothing. In the tray nothing is drawn.',
    'Memory added by renewals':
      'What is added is garbage that was not collected yet, most of it main\u2019s: a renewal leaves some 0.6 MB behind, two fifths of it from writing and reading back a record with a day\u2019s marks. Main\u2019s heap grows with that from 12 to about 34 MB, is collected there, and grows no further; the row below says what is held after a collection. In use there is one renewal in eight minutes.',
    'CPU at rest with window':
      'The second hand again, drawn in software here, where there is no graphics card.',
    'Memory in the tray':
      'The bare main process has never had a window. One that had has touched more of the runtime\u2019s own code, which stays mapped when the window is gone: that is more than half of the difference, is shared with every other app on the same runtime, and is the first that the system takes back when memory is short. The rest is the app\u2019s heap, of which a forced collection gives back about 1 MB.',
  },
  tried: `## What was done

- The window is asked for as soon as the runtime is ready. Its page is fetched while the app finds out what it is to show, and waits for its first snapshot: nothing is drawn twice.
- Main is loaded in parts: what a window takes, then the app, then the store when something is written.
- What electron-store brings for schemas and migrations (more than half of main\u2019s code) is left out of the build.
- Small files are read in place, without the store.
- Menus, the tray, the look at other programs and the first renewal come when the window is on the screen.
- A service\u2019s part of the network stack is made when it is first used.
- What times and numbers are written with is kept: made anew for each, a date takes 27 KB each time, outside of the heap, where no collection sees how much there is. It had been 108 MB over 1,000 renewals.
- The page\u2019s young garbage is collected at 1 MB, not at 16.

## What was tried and did not help

- Showing the window before its page is drawn, at once or with the first snapshot: the picture came no sooner.
- Asking the keychain for something as soon as the process begins, so that the way to it is open: 200 ms above the bare app beside 159 without; with the rest of main loaded while it is found out whether another copy runs, and the window shown early, 182.
- For main\u2019s heap, V8\u2019s switches \`--semi-space-growth-factor=1\` and \`--optimize-for-size\`: 8 MB instead of 14 over 700 renewals. They are not made to be set in a program that runs.
- A forced collection when the window is closed: about 1 MB.
- Software drawing (\`disableHardwareAcceleration\`): as many processes, and no less memory.

## What was not done

- Drawing in the main process (\`--in-process-gpu\`): one process less, but what a hostile page sends would be handled without a sandbox.
- A cache of compiled code for main: it would be read from where other programs can write, past the check of the package\u2019s integrity.
`,
}
