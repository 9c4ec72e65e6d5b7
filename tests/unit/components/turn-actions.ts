import { signal } from '@preact/signals'
import type { TurnActions } from '../../../components/chat/turn-actions.ts'

/** What a turn can do, for tests in which little of it is done. */
export function createTurnActions(own: Partial<TurnActions> = {}): TurnActions {
  const nothing = () => {}
  return {
    host: signal(undefined),
    address: signal(undefined),
    lockOf: () => undefined,
    openOptions: nothing,
    several: signal(false),
    busy: signal(false),
    versions: signal(new Map()),
    editing: signal(undefined),
    setEditing: nothing,
    edit: nothing,
    opening: { current: undefined },
    typeIn: nothing,
    chosen: { current: undefined },
    retry: nothing,
    continueAnswer: nothing,
    allow: nothing,
    isSubstitute: () => false,
    dropOrigin: nothing,
    startOver: nothing,
    newChat: nothing,
    select: nothing,
    editQuestion: async () => true,
    openMenu: nothing,
    announce: nothing,
    ...own,
  }
}
