import type { Session } from '../../main/session/session.ts'
import type { ServiceProfile } from '../../main/session/service-profile.ts'
import { createAgenda } from './agenda.ts'
import { Books } from './books.ts'
import { Disk, longestWrite } from './disk.ts'
import type { Engine } from './engine.ts'
import { GapWatch } from './gap-watch.ts'
import { Machine } from './machine.ts'
import { Network } from './network.ts'
import { writePlot, type Stage } from './plot.ts'
import { chance as seeded } from './random.ts'
import { ServerModel, type ReuseMode } from './server.ts'
import { emptyTally, type FaultKind, type Tally } from './tally.ts'

export type StoryOptions = {
  readonly seed: number
  readonly days: number
  readonly mode: ReuseMode
  readonly engine: Engine
}

const day = 24 * 3_600_000
const accessTokenLife = 600_000

const profile: ServiceProfile = {
  id: 'model',
  name: 'Model',
  issuer: 'https://model.example',
  clientId: 'deckpass',
  redirectUri: 'app.deckpass://callback',
  scopes: ['user:dj'],
  authorizationEndpoint: 'https://model.example/authorize',
  tokenEndpoint: 'https://model.example/token',
  idToken: { use: 'none' },
  claims: { displayName: 'name' },
  refreshTokenDays: 31,
}

/** One life of the app: from start to crash. */
type Life = { alive: boolean; readonly session: Session }

/** Lives through simulated days with one account, and counts what must never happen. */
export async function tellStory(options: StoryOptions): Promise<Tally> {
  const { engine } = options
  const agenda = createAgenda()
  const chance = seeded(options.seed)
  const machine: Machine = new Machine(agenda)
  const disk = new Disk(agenda, chance, engine)
  const server = new ServerModel(agenda, options.mode, accessTokenLife)
  const gaps = new GapWatch(() => agenda.now())
  const tally: Tally = { ...emptyTally(), days: options.days }
  const count = (fault: FaultKind) => {
    tally.faults[fault]++
  }

  const books = new Books(agenda.now, server, disk, tally)
  let life: Life | undefined

  const network = new Network({
    agenda,
    chance,
    server,
    count,
    onSend: (token) => {
      books.sent(token)
      // The worst moment to sign out: a renewal is on its way.
      if (chance.happens(0.002))
        agenda.at(agenda.now() + chance.between(0, 400), () => stage.signOutAndIn())
    },
    onServed: (slowly) => gaps.server(!slowly),
    onAnswer: (token, issue) => books.answered(token, issue),
  })

  const live = (): void => {
    const one: { alive: boolean } = { alive: true }
    const isAlive = () => one.alive
    const session = engine.createSession(profile, {
      fetch: network.fetch(isAlive),
      clock: machine.clock,
      timers: machine.timers,
      random: chance,
      store: disk.store(isAlive),
      browser: { open: (url) => visitBrowser(session, url) },
      redirects: {
        listen: (redirectUri) => Promise.resolve({ redirectUri, close: () => {} }),
      },
      log: { info: () => {}, warn: () => {} },
    })
    life = Object.assign(one, { session })
    session.subscribe(() => {
      if (one.alive) observe(session)
    })
    void session.open().then(() => one.alive && settleIn(session))
  }

  /** The user signs in whenever there is no session, and unlocks a keychain when asked. */
  const settleIn = (session: Session): void => {
    const { phase } = session.see().state
    if (phase === 'signed-out' || phase === 'ended') {
      tally.signIns++
      void session.signIn()
    }
  }

  const visitBrowser = (session: Session, url: string): Promise<void> => {
    const state = new URL(url).searchParams.get('state') ?? ''
    const seconds = chance.between(2, 20)
    agenda.at(agenda.now() + seconds * 1_000, () => {
      if (life?.session === session && !machine.asleep)
        void session.receive(`app.deckpass://callback?code=code&state=${state}`)
    })
    return Promise.resolve()
  }

  /** The worst moment to die: what was just announced must be there after it. */
  const maybeDie = (): void => {
    if (!chance.happens(0.002)) return
    agenda.at(agenda.now() + chance.between(0, longestWrite), () => {
      count('crash')
      stage.crash()
      agenda.at(agenda.now() + chance.between(1, 60) * 1_000, () => stage.startAgain())
    })
  }

  let lastPhase = ''
  const observe = (session: Session): void => {
    const { state, storage } = session.see()
    if (books.seen(state, storage.in === 'vault')) maybeDie()
    const isSignedIn = state.phase === 'signed-in'
    const isFresh = isSignedIn && state.health.is === 'fresh'
    gaps.appHas(isFresh ? books.newestExpiry() : undefined, isSignedIn)
    if (state.phase === 'ended' && lastPhase !== 'ended') books.ended(state.reason)
    const needsUser = state.phase === 'ended' || (state.phase === 'signed-out' && lastPhase !== '')
    lastPhase = state.phase
    if (needsUser)
      agenda.at(agenda.now() + chance.between(10, 120) * 1_000, () => {
        if (life?.session === session && !machine.asleep) settleIn(session)
      })
  }

  const crash = (): void => {
    if (!life?.alive) return
    books.crashed()
    life.alive = false
    machine.forgetTimers()
    gaps.running(false)
    lastPhase = ''
  }

  const stage: Stage = {
    networkIsUp(up) {
      network.up = up
      gaps.network(up)
    },
    serverIs(mood) {
      network.mood = mood
      // That it is well again shows with the next try: the wait until then is part of the outage.
      if (mood !== 'well') gaps.server(false)
    },
    sleep() {
      if (machine.asleep) return
      life?.session.suspend()
      machine.sleep()
      network.dropConnections()
      gaps.awake(false)
    },
    wake() {
      if (!machine.asleep || frozen) return
      machine.wake()
      gaps.awake(true)
      if (life?.alive) life.session.wake()
    },
    freeze() {
      if (machine.asleep) return
      frozen = true
      machine.sleep()
      gaps.awake(false)
    },
    thaw() {
      if (!frozen) return
      frozen = false
      machine.wake()
    },
    crash,
    startAgain() {
      if (life?.alive) return
      if (machine.asleep) stage.wake()
      live()
      gaps.running(true)
    },
    jumpClock(ms) {
      // Set back while this process is frozen and no clock counts, it looks as if no time had passed:
      // nothing announces a freeze, so nobody can know. (On the systems that there are, one counts.)
      if (!frozen || ms > 0) machine.jumpWallClock(ms)
    },
    diskIsFull(full) {
      // The vault keeps room for a record: rarely does somebody else take that too.
      disk.full = full && chance.happens(0.1)
    },
    keychainIsLocked(locked) {
      disk.keychainLocked = locked
      gaps.unlocked(!locked)
      const session = life?.alive ? life.session : undefined
      if (!locked && session?.see().state.phase === 'locked') void session.open()
    },
    call(times) {
      if (!life?.alive || machine.asleep) return
      const { session } = life
      for (let at = 0; at < times; at++) {
        const minValidity = Math.floor(chance.between(0, 120_000))
        tally.calls++
        session
          .accessToken({ minValidity, forceNew: chance.happens(0.01) })
          .then((token) => {
            gaps.awake(!machine.asleep)
            books.handedOut(token.accessToken.reveal(), minValidity)
          })
          .catch(() => undefined)
      }
    },
    signOutAndIn() {
      if (life?.alive && !machine.asleep && life.session.see().state.phase === 'signed-in')
        void life.session.signOut({ browserToo: false }).then(() => {
          const signIns = tally.signIns
          agenda.at(agenda.now() + 5_000, () => {
            if (tally.signIns === signIns) books.shouldBeGone()
          })
        })
    },
  }
  let frozen = false

  writePlot(agenda, chance, stage, count)
  live()
  await agenda.playUntil(options.days * day)
  tally.seenMoreThanTwice = server.spentAgain
  tally.longestGapSeconds = gaps.longestSeconds()
  return tally
}
