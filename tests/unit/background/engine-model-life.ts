import { vi } from 'vitest'
import { createId } from '../../../lib/model/create-id.ts'
import type { Command, CommandType } from '../../../lib/protocol/command.ts'
import { allRecords } from '../store/fresh-store.ts'
import { readTruth, type Truth } from './engine-model-records.ts'
import { createSpeaker } from './engine-model-server.ts'
import { createWitness } from './engine-model-witness.ts'
import { type FakeSurface, openSurface } from './fake-surface.ts'
import { createWorld, type Worker } from './world.ts'

/** Milliseconds that go by in one turn of the event loop, in which a database does one request. */
const STEP = 5
const START = 1_800_000_000_000
/** As `lib/page/link.ts` has it: an answer to them is not waited for beyond a death. */
const ONCE: readonly CommandType[] = ['open', 'continue']

export type Life = ReturnType<typeof createLife>

/** Where a surface stands, which survives the background that it speaks to. */
export interface Seat {
  readonly name: string
  surface?: FakeSurface
  shows: string
  last?: Command
  readonly unanswered: Set<Command>
}

/** A browser with two places for surfaces, in which one background comes after another. */
export function createLife(ids: readonly string[]) {
  const world = createWorld()
  vi.setSystemTime(START)
  const [first = ''] = ids
  const seats = ['popup', 'panel'].map((name): Seat => ({ name, shows: first, unanswered: new Set() }))
  /** What went by for everybody: a clock that jumps has nothing to do with it. */
  let elapsed = 0
  const witness = createWitness(() => elapsed)
  const speaker = createSpeaker(world.server)
  /** What was wrong in what a surface was told. */
  const complaints: unknown[] = []
  /** Requests to the database that the background still makes. */
  let left = Number.POSITIVE_INFINITY
  let isDead = true
  let worker: Worker | undefined

  function die(): void {
    if (isDead) return
    isDead = true
    worker?.kill()
    for (const seat of seats) {
      seat.surface?.vanish()
      delete seat.surface
    }
    witness.noteDeath()
    speaker.noteDeath()
  }

  /** Asked at every step to the database. */
  function step(): boolean {
    left -= 1
    if (left < 0) die()
    return isDead
  }

  async function pass(ms: number, step = STEP): Promise<void> {
    for (let rest = ms; rest > 0; rest -= step) {
      elapsed += Math.min(rest, step)
      vi.advanceTimersByTime(Math.min(rest, step))
      await new Promise(setImmediate)
    }
  }

  /** A background starts, and ends first what the one before it left. */
  function start(): Promise<unknown> {
    left = Number.POSITIVE_INFINITY
    isDead = false
    // Each has its own death: what an old one still does is nothing to this one.
    let isOver = false
    const started = world.startWorker(
      () => isOver || step(),
      () => isOver || step(),
    )
    const { kill } = started
    worker = {
      ...started,
      kill() {
        isOver = true
        kill()
      },
    }
    return worker.recover().catch(() => {})
  }

  function reconnect(): void {
    for (const seat of seats) {
      const unanswered = [...seat.unanswered]
      seat.unanswered.clear()
      sit(seat)
      for (const command of unanswered) if (!ONCE.includes(command.type)) say(seat, command)
    }
  }

  function sit(seat: Seat): void {
    const own = worker
    if (!own || isDead) return
    seat.surface = openSurface(port =>
      own.acceptPage({
        ...port,
        postMessage(message) {
          if (worker !== own || isDead) return
          try {
            port.postMessage(message)
            if (seat.surface) witness.look(seat.surface)
          } catch (error) {
            // A background takes it for a port that has closed.
            complaints.push(error)
          }
        },
      }),
    )
    say(seat, { type: 'open', conversationId: seat.shows })
  }

  function say(seat: Seat, command: Command): void {
    if (!seat.surface) return
    if (command.type === 'open') seat.shows = command.conversationId
    else seat.last = command
    seat.unanswered.add(command)
    witness.noteSaid(command)
    void seat.surface.send(command).then(reply => {
      seat.unanswered.delete(command)
      witness.noteReply(command, reply)
    })
  }

  /** Every record there is: on disk, then in memory. */
  async function records(): Promise<[key: readonly unknown[], value: unknown][]> {
    const disk = Object.entries(await allRecords(world.database))
    const memory = Object.entries(world.session.items()).flatMap(([key, json]): [string, unknown][] =>
      typeof json === 'string' ? [[key, JSON.parse(json)]] : [],
    )
    return [...disk, ...memory].map(([key, value]) => [JSON.parse(key), value])
  }

  return {
    world,
    seats,
    ids,
    witness,
    speaker,
    complaints,
    pass,
    say,
    sit,
    die,
    newId: () => createId(Date.now()),
    isDead: () => isDead,
    /** The next one, if there is none. With `first`, surfaces come once it has ended what was left. */
    async revive(isFirst: boolean, whenRecovered: (left: Truth) => Promise<void>): Promise<void> {
      if (!isDead) return
      const left = readTruth(await records())
      const recovered = start()
      if (isFirst) {
        let isOver = false
        void recovered.then(() => {
          isOver = true
        })
        for (let patience = 2_000; !isOver && !isDead && patience > 0; patience--) await pass(STEP)
        if (!isOver && !isDead) throw new Error('What was left is never ended')
        if (!isDead) await whenRecovered(left)
      }
      reconnect()
    },
    dieWithin(requests: number): void {
      left = Math.min(left, requests)
    },
    stand(seat: Seat): void {
      seat.surface?.close()
      delete seat.surface
      seat.unanswered.clear()
    },
    records,
  }
}
