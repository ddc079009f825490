import type { SessionRecord } from '../../main/session/record.ts'
import type { SessionState } from '../../main/session/state.ts'
import { longestWrite, type Disk } from './disk.ts'
import type { Issue, ServerModel } from './server.ts'
import type { Tally } from './tally.ts'

/** The most access tokens that are remembered: older ones are over. */
const mostIssues = 8

/** Watches what the app is given, keeps and gives out, and counts what must never happen. */
export class Books {
  readonly #now: () => number
  readonly #server: ServerModel
  readonly #disk: Disk
  readonly #tally: Tally
  /** Refresh tokens that an answer has told the app to be spent. */
  readonly #knownSpent = new Set<string>()
  /** By access token. */
  readonly #issues = new Map<string, Issue>()
  /** Sign-ins that the user has signed out of. */
  readonly #left = new Set<object | undefined>()
  /** The sign-in of the app's session, and the refresh token of its newest answer. */
  #family: object | undefined
  #held: string | undefined
  #answeredAt = 0
  #announced: { readonly token: object; readonly with: string | undefined } | undefined
  /** Whether the app says that its record is on disk as it is in memory. */
  #writtenInFull = true
  #diskWasFullAtCrash = false

  constructor(now: () => number, server: ServerModel, disk: Disk, tally: Tally) {
    this.#now = now
    this.#server = server
    this.#disk = disk
    this.#tally = tally
    disk.onSaved = (record) => {
      const token = refreshTokenOf(record)
      if (token !== undefined && this.#left.has(server.familyOf(token))) tally.resurrected++
    }
    disk.onCleared = (record) => {
      for (const token of [refreshTokenOf(record), this.#held])
        if (token !== undefined) this.#left.add(server.familyOf(token))
    }
  }

  /** When the newest access token ends, true time. */
  newestExpiry(): number | undefined {
    return [...this.#issues.values()].at(-1)?.expiresAt
  }

  sent(refreshToken: string): void {
    if (this.#knownSpent.has(refreshToken)) this.#tally.spentResent++
  }

  /** An answer reached the app: to a refresh token or, if there is none, to a code. */
  answered(refreshToken: string | undefined, issue: Issue | undefined): void {
    if (refreshToken !== undefined && issue?.refreshToken !== refreshToken)
      this.#knownSpent.add(refreshToken)
    if (!issue) return
    this.#knownSpent.delete(issue.refreshToken)
    this.#issues.set(issue.accessToken, issue)
    const [oldest] = this.#issues.keys()
    if (this.#issues.size > mostIssues && oldest !== undefined) this.#issues.delete(oldest)
    const family = this.#server.familyOf(issue.refreshToken)
    if (refreshToken === undefined) this.#family = family
    else this.#tally.renewals++
    if (family !== this.#family) return
    this.#held = issue.refreshToken
    this.#answeredAt = this.#now()
  }

  /** What the app shows; resolves to whether it announces an access token for the first time. */
  seen(state: SessionState, writtenInFull: boolean): boolean {
    this.#writtenInFull = writtenInFull
    const token = state.phase === 'signed-in' ? state.token : undefined
    if (!token || token === this.#announced?.token) return false
    this.#announced = { token, with: this.#held }
    if (writtenInFull && refreshTokenOf(this.#disk.record) !== this.#held)
      this.#tally.announcedUnwritten++
    return true
  }

  /** An access token was given to a caller who asked for a life of `minValidity` ms. */
  handedOut(accessToken: string, minValidity: number): void {
    const issue = this.#issues.get(accessToken)
    if (!issue || issue.expiresAt < this.#now() + minValidity) this.#tally.expiredHandedOut++
  }

  /** What the app had learnt since its last write dies with it. */
  crashed(): void {
    this.#diskWasFullAtCrash = !this.#writtenInFull
    // Who dies before an answer can be on disk has lost it, as if it had never come.
    const isTooSoon =
      this.#now() - this.#answeredAt < longestWrite && this.#announced?.with !== this.#held
    const onDisk = refreshTokenOf(this.#disk.record)
    if (this.#writtenInFull && !isTooSoon) return
    if (onDisk !== undefined) this.#knownSpent.delete(onDisk)
    if (this.#writtenInFull) this.#held = onDisk
  }

  /** A session has ended that the user did not end: was it necessary? */
  ended(reason: string): void {
    const tally = this.#tally
    if (this.#server.honours(this.#held)) {
      // The newest token reached the app; a full disk may have kept it from outliving a crash.
      if (this.#diskWasFullAtCrash) tally.lostToFullDisk++
      else tally.sessionsLost++
    } else if (reason === 'lapsed' || this.#server.hasLapsed(this.#held)) tally.lapsed++
    else tally.lostAnswers++
  }

  /** The user signed out a while ago and has not begun to sign in again. */
  shouldBeGone(): void {
    if (this.#disk.record) this.#tally.resurrected++
  }
}

function refreshTokenOf(record: SessionRecord | undefined): string | undefined {
  return record?.grant?.refreshToken?.reveal()
}
