import { beproductPaths, localPaths } from '../paths.ts'

/** Whose pages these are: one service's name on them, and its own addresses. */
export type Site = {
  readonly name: string
  readonly login: string
  readonly consent: string
  /** What each scope means to the person who is asked for it. */
  readonly meanings: Readonly<Record<string, string>>
}

export const beatportSite: Site = {
  name: 'Beatport',
  login: localPaths.login,
  consent: localPaths.consent,
  meanings: {
    openid: 'Know who you are: your username, name and email address',
    'user:dj': 'Use your DJ account: charts, playlists and library',
    'app:external': 'Use the Beatport catalog on your behalf',
  },
}

export const beproductSite: Site = {
  name: 'BeProduct',
  login: beproductPaths.login,
  consent: beproductPaths.consent,
  meanings: {
    openid: 'Know who you are',
    profile: 'See your name',
    email: 'See your email address',
    roles: 'See your roles',
    offline_access: 'Do so while you are away',
    BeProductPublicApi: 'Use the BeProduct API on your behalf',
  },
}

/** The name that the pages go by: nobody is to take them for the service's own. */
export function brandOf(site: Site): string {
  return `${site.name} (local stand-in)`
}
