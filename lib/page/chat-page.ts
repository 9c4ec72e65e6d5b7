import type { ReadonlySignal } from '@preact/signals'
import type { Chosen } from '../model/chosen-connection.ts'
import type { Connection, ConnectionId } from '../model/connection.ts'
import type { Draft } from '../model/draft.ts'
import type { Failure } from '../model/failure.ts'
import type { Notice } from '../model/handover.ts'
import type { Answer, ConversationId } from '../model/message.ts'
import type { ModelList, ModelLists } from '../model/model-list.ts'
import type { Settings } from '../model/settings.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'
import type { Allowing } from './allowing.ts'
import type { Answerer } from './answerer.ts'
import type { Asking } from './asking.ts'
import type { Branches } from './branches.ts'
import type { EditKeeper } from './editing.ts'
import type { Elsewhere } from './elsewhere.ts'
import type { HeldBranch } from './held-branch.ts'
import type { History } from './history.ts'
import type { LazySearch } from './lazy-search.ts'
import type { Queue } from './queue.ts'
import type { StartingOver } from './starting-over.ts'
import type { Target } from './target.ts'
import type { Whereabouts } from './whereabouts.ts'

/** What the popup and the panel show, and what can be done there. */
export interface ChatPage
  extends Allowing,
    Answerer,
    Asking,
    Branches,
    Elsewhere,
    HeldBranch,
    LazySearch,
    StartingOver,
    Pick<EditKeeper, 'editing' | 'setEditing'>,
    Pick<Whereabouts, 'gone' | 'newChat' | 'newTemporaryChat' | 'showNamed'> {
  /** The message of the conversation that is to be in sight; each time another object. */
  readonly target: ReadonlySignal<Target | undefined>
  /** It is not gone to any more, nor is its branch shown for it. */
  forgetTarget(): void
  /** Whether what is `gone` waits for an undo. */
  isDeleted(id: ConversationId): Promise<boolean>
  /** Whether what is stored is on the screen. */
  readonly loaded: ReadonlySignal<boolean>
  /** All that can be chosen from, and what was chosen last. */
  readonly chosen: ReadonlySignal<Chosen | undefined>
  readonly settings: ReadonlySignal<Settings | undefined>
  readonly draft: ReadonlySignal<Draft>
  /** Why the background did not take the question. */
  readonly refusal: ReadonlySignal<Failure | undefined>
  readonly notice: ReadonlySignal<Notice | undefined>
  readonly history: History
  readonly queue: Queue
  edit(draft: Draft): void
  /** The models that a server is known to offer. */
  modelsOf(connection: Connection): readonly string[]
  /** What servers have listed, as it is stored. */
  readModelLists(): Promise<ModelLists>
  readModelList(id: ConnectionId): Promise<ModelList | undefined>
  /** Answers here from now on, and new conversations. */
  chooseModel(connectionId: ConnectionId, model: string): void
  stop(answer: Answer): void
  show(id: ConversationId): void
  /** The same, with this message in sight. */
  showAt(id: ConversationId, target: Target): void
  dismissNotice(): void
  /** For what else the page has to say to the background, over the same port. */
  send(command: Command): Promise<Reply>
  /** The page is about to go: what waits to be saved is saved. */
  leave(): void
}
