import { signal } from '@preact/signals'
import type { Connection } from '../model/connection.ts'
import { runningAnswer } from '../model/conversation.ts'
import type { Draft } from '../model/draft.ts'
import type { Failure } from '../model/failure.ts'
import type { Notice } from '../model/handover.ts'
import type { ConversationId } from '../model/message.ts'
import { placeInQueue } from '../model/queued-question.ts'
import type { Named } from '../platform/full-page.ts'
import type { Command, Surface } from '../protocol/command.ts'
import type { Update } from '../protocol/update.ts'
import type { StoreReader } from '../store/store.ts'
import { createAllowing } from './allowing.ts'
import { createAnswerer } from './answerer.ts'
import { createAsking } from './asking.ts'
import { createBranches } from './branches.ts'
import type { ChatPage } from './chat-page.ts'
import { createChoices } from './choices.ts'
import { createDraftKeeper } from './draft-keeper.ts'
import { createEditKeeper } from './editing.ts'
import { createElsewhere } from './elsewhere.ts'
import { createFrame } from './frame.ts'
import { createHeldBranch } from './held-branch.ts'
import { createHistory } from './history.ts'
import { whenIdle } from './idle.ts'
import { createLazySearch } from './lazy-search.ts'
import { createLink, type LinkPort } from './link.ts'
import { createMirror } from './mirror.ts'
import { createQueue } from './queue.ts'
import { createReadOnly } from './read-only.ts'
import type { Search, SearchOptions } from './search.ts'
import { createStartingOver } from './starting-over.ts'
import { createTarget, type Target } from './target.ts'
import { createWhereabouts } from './whereabouts.ts'

/** Milliseconds that the rest of a long conversation waits for a page that is busy. */
const SOON = 300

interface Options {
  readonly surface: Surface
  readonly store: StoreReader
  /** Absent where nothing is searched. */
  readonly openSearch?: (options: Omit<SearchOptions, 'store'>) => Promise<Search>
  readonly connect: () => LinkPort
  readonly onAwake: (awake: () => void) => void
  /** The window this page stands in; a panel takes what is handed over to it. */
  readonly windowId: number
  readonly openPanel: (windowId: number) => Promise<void>
  readonly openFullPage?: (windowId: number, named: Named) => Promise<void>
  /** A page in a tab: what it shows first. It takes nothing that is handed over to the panel of its window. */
  readonly inTab?: Named | undefined
  readonly requestOrigin: (origin: string) => Promise<boolean>
  /** The models that a server is known to offer. */
  readonly modelsOf: (connection: Connection) => readonly string[]
  readonly storedBytes: () => Promise<number | undefined>
  readonly now: () => number
}

export function createChatPage(options: Options): ChatPage {
  const { surface, store, connect, onAwake, windowId, openSearch, openPanel, openFullPage, inTab } = options
  const { requestOrigin, modelsOf, storedBytes, now } = options
  const send = (command: Command) => link.send(command)
  const mirror = createMirror({
    store,
    reopen: id => void send({ type: 'open', conversationId: id }),
    onMissing: id => whereabouts.missing(id),
    now,
    frame: createFrame,
    whenIdle: run => whenIdle(run, SOON),
  })
  const held = createHeldBranch(mirror.conversation)
  const drafts = createDraftKeeper({
    read: store.draft,
    save: (key, draft) => send({ type: 'save-draft', key, draft }),
  })
  const edits = createEditKeeper({
    read: key => store.draft(key, 'edit'),
    save: (key, draft) => send({ type: 'save-draft', key, draft, place: 'edit' }),
  })
  const history = createHistory({
    read: store.heads,
    readUndos: store.undos,
    storedBytes,
    send,
    now,
  })
  const queue = createQueue({
    conversation: mirror.conversation,
    send,
    draft: drafts.draft,
    toComposer: edit,
  })
  const target = createTarget({
    conversation: mirror.conversation,
    select: (conversationId, messageId) => void send({ type: 'select', conversationId, messageId }),
  })
  const lazySearch = createLazySearch({ heads: history.heads, send, now }, openSearch)
  const choices = createChoices(store)
  const { settings, chosen } = choices
  const answerer = createAnswerer({ chosen, conversation: mirror.conversation, modelsOf })
  const refusal = signal<Failure | undefined>(undefined)
  const notice = signal<Notice | undefined>(undefined)
  const { current, show, ...whereabouts } = createWhereabouts({
    surface,
    store,
    inTab,
    conversation: mirror.conversation,
    draft: drafts.draft,
    isAsking: () => asking.value,
    draw,
    flush,
    now,
  })
  const { asking, ask } = createAsking({
    drafts,
    current,
    chosen: whereabouts.chosen,
    placeInQueue: () => placeInQueue(mirror.latest()),
    refusal,
    send,
    onAsk: dismissNotice,
    now,
  })

  const link = createLink({
    connect,
    greeting,
    onUpdate: receive,
    onRejoined: refresh,
    isWaiting: isAnswering,
    onAwake,
  })

  function isEmpty(): boolean {
    return mirror.latest().messages.length === 0
  }

  function isAnswering(): boolean {
    return runningAnswer(mirror.latest()) !== undefined
  }

  function greeting(): Command[] {
    // A popup that opens means that the dialog which closed the last one is over.
    const first: Command[] = []
    if (surface === 'popup') first.push({ type: 'stop-waiting' }, { type: 'collect', windowId })
    else if (inTab === undefined) first.push({ type: 'announce', windowId })
    const conversationId = current()
    return conversationId ? [...first, { type: 'open', conversationId }] : first
  }

  function refresh(): void {
    choices.refresh()
    history.refresh()
    offerUndo()
  }

  function receive(update: Update): void {
    choices.receive(update)
    mirror.receive(update)
    if (refusal.value?.kind === 'busy' && isEnd(update) && !isAnswering()) refusal.value = undefined
    history.receive(update)
    lazySearch.search.value?.receive(update)
    queue.receive(update)
    if (update.type === 'imported') history.refresh()
    if (update.type === 'notice') notice.value = update.notice
    whereabouts.receive(update)
  }

  function edit(draft: Draft): void {
    refusal.value = undefined
    drafts.edit(draft)
  }

  function offerUndo(): void {
    if (surface === 'panel') history.offerUndo()
  }

  function flush(): void {
    drafts.flush()
    edits.flush()
  }

  function draw(id: ConversationId, goal: Target | undefined): void {
    refusal.value = undefined
    target.aim(goal)
    mirror.show(id)
    drafts.show(id)
    edits.show(id)
    void send({ type: 'open', conversationId: id })
    void send({ type: 'show-last', surface, conversationId: id })
  }

  const branches = createBranches({
    conversation: mirror.conversation,
    send,
    show,
    onRefusal(failure) {
      refusal.value = failure
    },
    now,
  })

  function dismissNotice(): void {
    notice.value = undefined
  }

  createReadOnly(store).subscribe(isReadOnly => {
    if (isReadOnly) notice.value = 'newer-data'
  })
  offerUndo()
  return {
    ...held,
    ...answerer,
    ...lazySearch,
    target: target.message,
    forgetTarget: () => target.aim(undefined),
    loaded: mirror.loaded,
    chosen,
    settings,
    draft: drafts.draft,
    asking,
    refusal,
    notice,
    history,
    queue,
    edit,

    ask,
    editing: edits.editing,
    setEditing: edits.setEditing,

    stop(answer) {
      void send({ type: 'stop', conversationId: current(), messageId: answer.id })
    },

    ...branches,

    ...createAllowing({
      current,
      connections: () => chosen.value?.connections ?? [],
      connection: () => answerer.connection.value,
      requestOrigin,
      send,
      now,
    }),
    ...createElsewhere({ current, isEmpty, windowId, openPanel, openFullPage, send, flush }),

    modelsOf,
    readModelList: store.modelList,
    readModelLists: store.modelLists,
    chooseModel(connectionId, model) {
      void send({ type: 'choose-model', conversationId: current(), connectionId, model })
    },
    gone: whereabouts.gone,
    isDeleted: store.isDeleted,
    ...createStartingOver({ ...whereabouts, conversation: mirror.conversation, draft: drafts.draft, edit }),
    newChat: whereabouts.newChat,
    newTemporaryChat: whereabouts.newTemporaryChat,
    showNamed: whereabouts.showNamed,
    show: id => show(id),
    showAt: show,
    send,

    dismissNotice,

    leave() {
      flush()
      link.close()
    },
  }
}

/** Whether an answer may have ended by this. */
const isEnd = (update: Update): boolean =>
  update.type === 'snapshot' || (update.type === 'event' && update.event.type === 'ended')
