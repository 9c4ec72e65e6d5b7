import { computed, type ReadonlySignal } from '@preact/signals'
import { type Chosen, chosenConnection, isReplaced } from '../model/chosen-connection.ts'
import type { Connection } from '../model/connection.ts'
import { type Conversation, lastChosenAnswer } from '../model/conversation.ts'
import { knownModels } from '../model/known-models.ts'
import type { ConversationConnection, Setup } from '../model/setup.ts'

export interface Answerer {
  /** Who answers in the conversation that is shown, and with which model; `undefined` where no connection is on. */
  readonly connection: ReadonlySignal<ConversationConnection | undefined>
  /** Whether it is not the one that the conversation had. */
  readonly isReplaced: ReadonlySignal<boolean>
  /** What the conversation wants otherwise. The same object for every frame of an answer. */
  readonly setup: ReadonlySignal<Setup | undefined>
  /** Models to choose from. The server may know others. */
  readonly models: ReadonlySignal<readonly string[]>
}

interface Options {
  readonly chosen: ReadonlySignal<Chosen | undefined>
  readonly conversation: ReadonlySignal<Conversation>
  /** The models that a server is known to offer. */
  readonly modelsOf: (connection: Connection) => readonly string[]
}

/** Who the next question goes to. */
export function createAnswerer({ chosen, conversation, modelsOf }: Options): Answerer {
  const setup = computed(() => conversation.value.setup)
  const newest = computed(() => lastChosenAnswer(conversation.value))
  // Each frame of an answer has another answer, by the same one.
  const usedConnection = computed(() => newest.value?.connection)
  const usedModel = computed(() => newest.value?.model ?? '')
  const connection = computed(() => {
    const used = usedConnection.value
      ? { connection: usedConnection.value, model: usedModel.value }
      : undefined
    return chosen.value && chosenConnection(chosen.value, setup.value, used)
  })

  return {
    connection,
    isReplaced: computed(() => {
      const used = usedConnection.value
      return (
        chosen.value !== undefined &&
        connection.value !== undefined &&
        isReplaced(chosen.value, setup.value, used ? { connection: used } : undefined)
      )
    }),
    setup,
    models: computed(() => {
      const server = connection.value
      return knownModels(conversation.value, server, server ? modelsOf(server) : [])
    }),
  }
}
