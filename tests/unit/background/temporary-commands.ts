import { createTemporaryId } from '../../../lib/model/temporary.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import type { FakeSurface } from './fake-surface.ts'
import { until } from './until.ts'
import type { Worker, World } from './world.ts'

/** Two temporary chats. */
export const T = createTemporaryId(1)
export const FORK = createTemporaryId(2)

export const ask = (questionId: string, text: string, conversationId = T): Command => ({
  type: 'ask',
  conversationId,
  questionId,
  parts: [{ type: 'text', text }],
})
export const open = (conversationId = T): Command => ({ type: 'open', conversationId })

export function start(world: World): { worker: Worker; surface: FakeSurface } {
  const worker = world.startWorker()
  return { worker, surface: worker.openSurface() }
}

export const isQuiet = (world: World) => until(() => world.locks.held().length === 0)
