import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/**
 * When the control that has the focus goes, as Stop does with the end of an answer, the focus would fall out of the
 * page. It goes to what the control says it controls (`aria-controls`), or else to the heir.
 */
export function useFocusHeir(
  region: RefObject<HTMLElement | null>,
  heir: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    const root = region.current
    if (!root) return
    let holder: Element | undefined
    let controlled: string | null = null

    const onFocusIn = ({ target }: FocusEvent) => {
      holder = target instanceof Element ? target : undefined
      controlled = holder?.getAttribute('aria-controls') ?? null
    }
    // Not while the holder is being taken away: then nobody has let go of it.
    const onFocusOut = () => {
      setTimeout(() => {
        if (holder?.isConnected && holder !== document.activeElement) holder = undefined
      })
    }
    const changes = new MutationObserver(() => {
      if (!holder || holder.isConnected) return
      holder = undefined
      if (document.activeElement !== document.body) return
      const target = (controlled && document.getElementById(controlled)) || heir.current
      target?.focus()
    })

    root.addEventListener('focusin', onFocusIn)
    root.addEventListener('focusout', onFocusOut)
    changes.observe(root, { childList: true, subtree: true })
    return () => {
      root.removeEventListener('focusin', onFocusIn)
      root.removeEventListener('focusout', onFocusOut)
      changes.disconnect()
    }
  }, [])
}
