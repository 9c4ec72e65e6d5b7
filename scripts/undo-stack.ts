/** Everything that was started, ended in reverse; one that fails to end keeps none of the others from it. */
export function createUndoStack() {
  const undos: (() => Promise<unknown>)[] = []
  return {
    add: (undo: () => Promise<unknown>): void => {
      undos.unshift(undo)
    },
    undoAll: async (): Promise<void> => {
      for (const undo of undos.splice(0)) await undo().catch(() => {})
    },
  }
}
