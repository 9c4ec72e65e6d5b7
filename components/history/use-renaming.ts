import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'

export interface Renaming {
  /** Whether the field stands in place of the name. */
  readonly isOn: boolean
  begin(): void
  /** Without a title it was thought better of. */
  end(title?: string): void
}

/** The name of a conversation that can be written anew in its row, whose first button has the focus after that. */
export function useRenaming(row: RefObject<HTMLElement | null>, rename: (title: string) => void): Renaming {
  const [isOn, setOn] = useState(false)
  return {
    isOn,
    begin: () => setOn(true),
    end(title) {
      setOn(false)
      if (title !== undefined) rename(title)
      // The field that had the focus is gone with the next paint; whoever clicked elsewhere has taken it along.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) row.current?.querySelector('button')?.focus()
      })
    },
  }
}
