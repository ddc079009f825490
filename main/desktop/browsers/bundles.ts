import { basename, join } from 'node:path'
import type { BrowserOptions, FoundBrowser } from './found-browser.ts'

/** Browsers for macOS: bundle identifier and name. */
const known: Readonly<Record<string, string>> = {
  'com.apple.Safari': 'Safari',
  'com.brave.Browser': 'Brave Browser',
  'com.duckduckgo.macos.browser': 'DuckDuckGo',
  'com.google.Chrome': 'Google Chrome',
  'com.google.Chrome.beta': 'Google Chrome Beta',
  'com.google.Chrome.canary': 'Google Chrome Canary',
  'com.kagi.kagimacOS': 'Orion',
  'com.microsoft.edgemac': 'Microsoft Edge',
  'com.operasoftware.Opera': 'Opera',
  'com.vivaldi.Vivaldi': 'Vivaldi',
  'company.thebrowser.Browser': 'Arc',
  'app.zen-browser.zen': 'Zen',
  'net.waterfox.waterfox': 'Waterfox',
  'org.chromium.Chromium': 'Chromium',
  'org.mozilla.firefox': 'Firefox',
  'org.mozilla.firefoxdeveloperedition': 'Firefox Developer Edition',
  'org.mozilla.librewolf': 'LibreWolf',
}

/** Finds browsers on macOS: those of the list that are in a usual folder, or that Spotlight knows. */
export async function findBundles({ host }: BrowserOptions): Promise<FoundBrowser[]> {
  const { env, files, run } = host
  const folders = ['/Applications', join(env['HOME'] ?? '/', 'Applications')]
  const query = Object.keys(known).map((id) => `kMDItemCFBundleIdentifier == '${id}'`)
  const paths = ((await run('/usr/bin/mdfind', [query.join(' || ')])) ?? '').split('\n')
  const elsewhere = new Set(paths.map((path) => basename(path)))
  const isThere = async (name: string) => {
    const places = folders.map((folder) => files.realPath(join(folder, `${name}.app`)))
    return elsewhere.has(`${name}.app`) || (await Promise.all(places)).some(Boolean)
  }
  const browsers = Object.entries(known).map(async ([id, name]) => ({
    id,
    name,
    there: await isThere(name),
    async open(url: string) {
      const answer = await run('/usr/bin/open', ['-b', id, url])
      if (answer === undefined) throw new Error('open failed')
    },
  }))
  return (await Promise.all(browsers)).filter(({ there }) => there)
}
