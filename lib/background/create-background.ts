import { findLocal } from '../connections/find-local.ts'
import type { Connection } from '../model/connection.ts'
import { createId } from '../model/create-id.ts'
import type { Notice } from '../model/handover.ts'
import type { Answer, ConversationId } from '../model/message.ts'
import { isTemporary } from '../model/temporary.ts'
import type { BackgroundStore } from '../store/store.ts'
import { createAcceptPage } from './accept-page.ts'
import { createAnswerRunner, type Locks } from './answer-runner.ts'
import { createAnswering } from './answering.ts'
import { createBranches } from './branches.ts'
import { createCommandHandlers } from './command-handlers.ts'
import { createConnectionChoice } from './connection-choice.ts'
import { createConnectionStream } from './connection-stream.ts'
import { createConnectionTests } from './connection-tests.ts'
import { createConnectionsInUse } from './connections-in-use.ts'
import { createEngine } from './engine.ts'
import { createHandovers } from './handovers.ts'
import { createImports } from './imports.ts'
import { createIndexer } from './indexer.ts'
import { createKeepAlive } from './keep-alive.ts'
import { createLiveConversations } from './live-conversations.ts'
import { createModelChoice } from './model-choice.ts'
import { createModelListKeeper } from './model-list-keeper.ts'
import { createPermissionWaits } from './permission-waits.ts'
import { createQuestionQueue } from './question-queue.ts'
import { createRetention } from './retention.ts'
import { createServers, type ServersBrowser } from './servers.ts'
import { createShelf } from './shelf.ts'
import { createSites, type ScriptBrowser } from './sites.ts'
import { createSurfaces } from './surfaces.ts'
import { createTitles } from './titles.ts'
import { type Badge, createUnread } from './unread.ts'

interface Options extends ServersBrowser {
  readonly store: BackgroundStore
  readonly locks: Locks
  readonly hasOrigin: (origin: string) => Promise<boolean>
  readonly isOnline: () => boolean
  readonly scripts: ScriptBrowser
  /** The connection before the person chose any. */
  readonly preset: Connection
  /** An extension API call, which keeps the background alive for a while. */
  readonly beat: () => void
  readonly beatIntervalMs: number
  /** Who answers may be another one: the menu names its host. */
  readonly onConnections: () => void
  readonly showBadge: (badge: Badge) => Promise<void>
  /** So many conversations are deleted or brought back in one transaction. */
  readonly together?: number
  readonly now: () => number
  readonly onError: (what: string, error: unknown) => void
}

/** Everything the background does, wired. The entrypoint brings the browser and its events. */
export function createBackground(options: Options) {
  const { store, locks, hasOrigin, isOnline, scripts, beat, beatIntervalMs } = options
  const { onConnections, showBadge, together, now, onError } = options

  const surfaces = createSurfaces()
  const { connections, managed, sync, originRules, reviewGrants, tellSettings, fetch } = createServers({
    ...options,
    toPattern: scripts.toPattern,
    surfaces,
    onConnections() {
      onConnections()
      reviewUses()
    },
    onReceived: () => sites.reconcile(),
  })
  const notLetGo = (error: unknown) => onError('Old conversations could not be let go', error)
  const conversations = createLiveConversations({
    read: store.conversation,
    surfaces,
    now,
    onClosed: id => void retention.closed(id).catch(notLetGo),
  })
  const answering = createAnswering(surfaces)
  const unread = createUnread({ store, surfaces, show: showBadge, now })
  const keepAlive = createKeepAlive(beat, beatIntervalMs)
  const stream = createConnectionStream({
    fetch,
    hasOrigin,
    quirks: {
      of: store.quirks,
      learn: (id, model, quirks) =>
        void store
          .saveQuirks(id, model, quirks)
          .catch(error => onError('What a server refuses could not be kept', error)),
    },
  })
  const modelLists = createModelListKeeper({ store, fetch, keepAlive, now })
  const inUse = createConnectionsInUse({ store, hasOrigin, stream })
  const reviewUses = () => void inUse.review().catch(error => onError('An answer ended in an error', error))
  const choice = createConnectionChoice({ store })
  const runner = createAnswerRunner({
    store,
    conversations,
    stream: inUse.stream,
    keepAlive,
    locks,
    markAnswering: answering.begin,
    onEnded: answerEnded,
    now,
    onError,
  })
  const engine = createEngine({ store, choice, conversations, runner, now, onError })
  const branches = createBranches({ store, conversations, surfaces, now })
  const queue = createQuestionQueue({ store, conversations, surfaces, engine })
  const handovers = createHandovers({ store, surfaces, engine, now })
  const shelf = createShelf({ store, conversations, runner, surfaces, now, together })
  const indexer = createIndexer({ store, surfaces, keepAlive })
  const imports = createImports({
    store,
    conversations,
    surfaces,
    keepAlive,
    locks,
    now,
    onMerged: () => void indexer.run().catch(error => onError('The search could not be completed', error)),
  })
  const retention = createRetention({
    store,
    shelf,
    conversations,
    onSettings: tellSettings,
    now,
  })
  const sites = createSites({
    store,
    browser: scripts,
    onSettings: tellSettings,
  })
  const tests = createConnectionTests({
    store,
    stream,
    fetch,
    hasOrigin,
    isOnline,
    keepAlive,
    tryOut: originRules.tryOut,
    now,
  })
  const permissionWaits = createPermissionWaits({
    store,
    engine,
    hasOrigin,
    dropOrigin: connectionId => connections.setOwn({ type: 'set-own', connectionId, dropOrigin: true }),
    now,
  })
  const chooseModel = createModelChoice({
    store,
    branches,
    onSettings(settings) {
      tellSettings(settings)
      onConnections()
    },
  })

  const titles = createTitles({
    store,
    choice,
    conversations,
    shelf,
    complete: (connection, messages, signal) =>
      inUse.stream(connection, messages, signal, { stream: false, retries: 0 }),
    keepAlive,
    onSettings: tellSettings,
  })

  /** What follows from the end of an answer follows by itself: nobody waits for it. */
  function answerEnded(id: ConversationId, answer: Answer): void {
    const orSay = (what: string, work: Promise<void>) => void work.catch(error => onError(what, error))
    orSay('The next question could not be asked', queue.goOn(id))
    if (!isTemporary(id)) orSay('The conversation could not be named', titles.ended(id, answer))
    orSay('The badge could not be shown', unread.ended(id, answer))
    if (answer.text)
      orSay(
        'The window of a model could not be learned',
        modelLists.answered(answer.connection, answer.model),
      )
  }

  async function noteServerUsed(): Promise<void> {
    if ((await store.settings()).serverUsed) return
    await store.updateSettings(settings => ({ ...settings, serverUsed: true }))
  }

  const handlers = createCommandHandlers({
    store,
    conversations,
    engine,
    branches,
    runner,
    answering,
    queue,
    unread,
    titles,
    shelf,
    indexer,
    retention,
    handovers,
    permissionWaits,
    connections,
    tests,
    chooseModel,
    modelLists,
    // Over before a silent background ends, whoever answers or does not.
    findLocal: () => findLocal({ fetch, signal: new AbortController().signal }),
    sites,
    imports,
    sync,
    async onAsked() {
      // A temporary chat is asked in where nothing can be written to disk.
      await noteServerUsed().catch(error => onError('The use of a server could not be noted', error))
      retention.apply().catch(notLetGo)
    },
  })

  let recovered: Promise<unknown> = Promise.resolve()

  return {
    acceptPage: createAcceptPage({
      surfaces,
      conversations,
      handlers,
      recovered: () => recovered,
      onError,
    }),
    /** Brings a selection to the panel of its window; `prompt` absent leaves the question to the person. */
    handOverSelection: (windowId: number, text: string, pageUrl?: string, prompt?: string) => {
      const host = URL.canParse(pageUrl ?? '') ? new URL(pageUrl ?? '').host : ''
      const selection = { type: 'selection', text, ...(host && { host }) } as const
      return handovers.give(windowId, {
        type: 'selection',
        id: createId(now()),
        at: now(),
        selection,
        ...(prompt && { prompt }),
      })
    },
    handOverNotice: (windowId: number, notice: Notice) =>
      handovers.give(windowId, { type: 'notice', notice }),
    /** Goes on where a background before this one was making the search's index, or begins. */
    index: indexer.run,
    /** Where a question goes unless another connection is chosen; `undefined` where none is switched on. */
    defaultHost: async () => {
      const connection = await choice.for({})
      return connection && new URL(connection.url).host
    },

    reconcileSites: sites.reconcile,
    policyChanged: managed.apply,
    permissionsRemoved: () => Promise.all([sites.reconcile(), inUse.review()]),
    permissionsAdded: () => Promise.all([sites.reconcile(), permissionWaits.resume()]),
    /** Ends what a background before this one left undone. Commands that come meanwhile wait for it. */
    recover: () => {
      originRules.reconcile()
      // What is needed before anything changes.
      void reviewGrants()
      const ended = Promise.all([runner.recover(), imports.sweep()])
      const managing = managed
        .apply()
        .catch(error => onError('What the organisation has set could not be read', error))
      const recovering = ended
        .then(shelf.resume)
        .then(store.managed)
        // A browser may take seconds to say that there is no policy, and people type meanwhile.
        .then(known => known && managing)
        .then(queue.resume)
      // What cannot be recovered must not hold up everything else.
      recovered = recovering.catch(() => {})
      const tidying = recovered.then(() =>
        Promise.all([
          unread.refresh(),
          shelf.purge(),
          connections.tidy().then(reviewGrants),
          retention.apply(),
          sync.run(),
        ]),
      )
      return Promise.all([recovering, tidying, managing])
    },
    /** Something changed in the browser's sync. */
    syncChanged: sync.soon,
    forgetWindows: store.forgetHandovers,
  }
}
