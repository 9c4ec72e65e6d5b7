import { existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOM_HOLDS } from '../../lib/store/room-check.ts'
import { poll } from '../../scripts/browser/poll.ts'
import { expect, test } from '../e2e/fixtures/extension.ts'
import { canMount, fillDisk } from '../e2e/fixtures/small-disk.ts'
import { keysOf } from '../e2e/fixtures/stored-records.ts'
import { accident, leaveOut } from './accident.ts'
import { LIMITS } from './aftermath.ts'
import { type Fault, inMidAnswer } from './in-mid-answer.ts'

// What a browser needs before anything is asked, and some more.
test.use({ ownBrowser: true, diskSize: 200 })

const fullDisk: Fault = {
  async begin({ profile }) {
    await poll('a database without a log', async () => (await hasNoLog(profile.folder)) || undefined)
    const end = await fillDisk(profile.folder)
    // Until then there is room, as far as anybody knows, and some more words may find a place.
    await sleep(ROOM_HOLDS)
    return end
  },
  // A browser that has written half a record does not find that out at the next opening, but at the one after it.
  async check({ closeDatabase, other, panel }, number) {
    for (let opened = 0; opened < 2; opened++) {
      await closeDatabase()
      // Whoever opens it while the browser is not done with closing is closed upon, too.
      await expect(async () => {
        expect(await keysOf(other, 'conversation')).toHaveLength(number + 1)
      }).toPass({ timeout: LIMITS.ended })
    }
    await panel.bringToFront()
  },
}

/** What Firefox writes finds a place in the log that it has on the disk, which it gives back once it has nothing to write. */
async function hasNoLog(profile: string): Promise<boolean> {
  const origins = join(profile, 'storage/default')
  // Chromium has its databases elsewhere.
  if (!existsSync(origins)) return true
  const names = await readdir(origins, { recursive: true })
  const logs = names.filter(name => name.endsWith('.sqlite-wal') && basename(dirname(name)) === 'idb')
  // One that goes with its database meanwhile is no log any more.
  return logs.every(name => !statSync(join(origins, name), { throwIfNoEntry: false })?.size)
}

const WHAT = 'the disk is full in mid-answer'

if (canMount()) accident(WHAT, { short: 2, long: 20 }, inMidAnswer(fullDisk))
else leaveOut(WHAT, 'It takes a disk of its own, which you may not mount here: as root it runs.')
