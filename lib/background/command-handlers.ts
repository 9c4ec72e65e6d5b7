import type { FoundServer } from '../model/found-server.ts'
import type { CommandOf, CommandType } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'
import type { Store } from '../store/store.ts'
import type { AnswerRunner } from './answer-runner.ts'
import type { Answering } from './answering.ts'
import type { Branches } from './branches.ts'
import type { ConnectionCommands } from './connection-commands.ts'
import type { ConnectionTests } from './connection-tests.ts'
import type { Engine, Refusal } from './engine.ts'
import type { Handovers } from './handovers.ts'
import type { Imports } from './imports.ts'
import type { Indexer } from './indexer.ts'
import type { LiveConversations } from './live-conversations.ts'
import type { ModelListKeeper } from './model-list-keeper.ts'
import type { PermissionWaits } from './permission-waits.ts'
import type { QuestionQueue } from './question-queue.ts'
import type { Retention } from './retention.ts'
import type { Shelf } from './shelf.ts'
import type { Sites } from './sites.ts'
import type { Surface } from './surfaces.ts'
import type { Sync } from './sync.ts'
import type { Titles } from './titles.ts'
import type { Unread } from './unread.ts'

/** A command without its handler does not compile. */
export type CommandHandlers = {
  readonly [T in CommandType]: (command: CommandOf<T>, from: Surface) => Promise<Reply>
}

export interface HandlerParts {
  readonly store: Pick<Store, 'saveDraft' | 'saveLast'>
  readonly conversations: LiveConversations
  readonly engine: Engine
  readonly branches: Branches
  readonly runner: AnswerRunner
  readonly answering: Answering
  readonly queue: QuestionQueue
  readonly unread: Unread
  readonly titles: Titles
  readonly shelf: Shelf
  readonly indexer: Indexer
  readonly retention: Retention
  readonly handovers: Handovers
  readonly permissionWaits: PermissionWaits
  readonly connections: ConnectionCommands
  readonly tests: ConnectionTests
  readonly modelLists: ModelListKeeper
  readonly findLocal: () => Promise<readonly FoundServer[]>
  readonly chooseModel: (command: CommandOf<'choose-model'>) => Promise<void>
  readonly sites: Sites
  readonly imports: Imports
  readonly sync: Pick<Sync, 'set' | 'clear'>
  /** A person sent a question of their own. */
  readonly onAsked: () => Promise<void>
}

export function createCommandHandlers(parts: HandlerParts): CommandHandlers {
  const { store, conversations, engine, branches, runner, queue, shelf, indexer, retention, handovers } =
    parts
  const {
    answering,
    unread,
    titles,
    permissionWaits,
    connections,
    tests,
    chooseModel,
    modelLists,
    findLocal,
    sites,
    imports,
    sync,
    onAsked,
  } = parts

  return {
    async announce({ windowId }, from) {
      from.windowId = windowId
      await handovers.deliver(windowId)
      return DONE
    },

    collect: ({ windowId }, from) => done(handovers.collect(windowId, from)),

    'show-in-panel': ({ windowId, conversationId }) =>
      done(handovers.give(windowId, { type: 'conversation', conversationId })),

    async open({ conversationId }, from) {
      answering.tell(from)
      await conversations.follow(conversationId, from)
      await queue.tell(conversationId, from)
      await unread.read(conversationId)
      return DONE
    },

    async ask({ edits, ...question }) {
      const { conversationId, questionId, parts } = question
      const refusal = await engine.ask(conversationId, questionId, parts, edits)
      // Another page was first, and this one had not heard of it yet.
      if (refusal?.kind === 'busy' && edits === undefined) return toReply(await queue.add(question))
      if (!refusal) await onAsked()
      return toReply(refusal)
    },

    queue: async command => toReply(await queue.add(command)),
    unqueue: async command => toReply(await queue.take(command)),
    'send-queued': async command => toReply(await queue.sendNow(command)),

    stop: ({ messageId }) => done(runner.stop(messageId)),

    retry: async ({ conversationId, messageId, answerId, model, connectionId }) =>
      toReply(await engine.retry(conversationId, messageId, answerId, { model, connection: connectionId })),

    continue: async ({ conversationId, messageId }) =>
      toReply(await engine.continue(conversationId, messageId)),

    select: ({ conversationId, messageId }) => done(branches.select(conversationId, messageId)),
    fork: ({ conversationId, messageId, forkId }) => done(branches.fork(conversationId, messageId, forkId)),
    configure: ({ conversationId, change }) => done(branches.configure(conversationId, change)),

    'await-permission': command => done(permissionWaits.wait(command)),
    'stop-waiting': () => done(permissionWaits.forget()),

    rename: ({ conversationId, title }) => done(shelf.rename(conversationId, title)),
    pin: ({ conversationIds, pinned }) => done(shelf.pin(conversationIds, pinned)),
    async delete({ conversationIds }) {
      titles.forget(conversationIds)
      await shelf.remove(conversationIds)
      await unread.refresh()
      return DONE
    },
    async restore({ conversationIds }) {
      if (!(await shelf.restore(conversationIds))) return { status: 'failed', failure: { kind: 'storage' } }
      await unread.refresh()
      return DONE
    },
    'forget-undo': ({ at }) => done(shelf.forgetUndo(at)),
    'set-model-titles': ({ on }) => done(titles.allow(on)),
    'set-failover': ({ on }) => done(connections.setFailover(on)),
    'set-sync': ({ on }) => done(sync.set(on)),
    'clear-sync': () => done(sync.clear()),
    'set-keep-days': ({ days }) => done(retention.set(days)),
    'count-outdated': async ({ days }) => ({ status: 'outdated', ...(await retention.count(days)) }),

    index: () => done(indexer.run()),

    'save-draft': ({ key, draft, place }) => done(store.saveDraft(key, draft, place)),
    'show-last': ({ surface, conversationId }) => done(store.saveLast(surface, conversationId)),

    'save-connection': ({ connection }) => connections.save(connection),
    'set-own': command => connections.setOwn(command),
    'test-connection': (command, from) => tests.run(command, from),
    'cancel-test': async ({ testId }) => {
      tests.cancel(testId)
      return DONE
    },
    'find-endpoint': ({ connection }, from) => tests.find(connection, from.gone),
    'switch-connection': command => connections.switchTo(command),
    'remove-connection': ({ connectionId }) => connections.remove(connectionId),
    'restore-connection': async ({ connectionId }) =>
      (await connections.restore(connectionId)) ? DONE : { status: 'failed', failure: { kind: 'storage' } },
    'order-connections': ({ connectionIds }) => done(connections.order(connectionIds)),
    'duplicate-connection': command => connections.duplicate(command),
    'choose-model': command => done(chooseModel(command)),
    async 'list-models'({ id, refresh }) {
      const cause = await modelLists.update(id, refresh)
      return { status: 'listed', ...(cause && { cause }) }
    },
    'find-local': async () => ({ status: 'found', servers: await findLocal() }),

    'set-site': ({ origin, on }) => done(sites.setSite(origin, on)),
    'set-all-sites': ({ on }) => done(sites.setAllSites(on)),

    'merge-import': ({ importId, parts }) => imports.merge(importId, parts),
    'cancel-import': async ({ importId }) => {
      imports.cancel(importId)
      return DONE
    },
  }
}

const DONE: Reply = { status: 'done' }

async function done(work: Promise<unknown>): Promise<Reply> {
  await work
  return DONE
}

function toReply(refusal: Refusal): Reply {
  return refusal ? { status: 'failed', failure: refusal } : DONE
}
