import { browser } from 'wxt/browser'
import { defineContentScript } from 'wxt/utils/define-content-script'
import { MAX_SELECTION } from '../../lib/model/max-selection.ts'
import { ONCE_FLAG, type ScriptWord } from '../../lib/platform/script-word.ts'
import { createOfferButton } from './offer-button.ts'
import { readSelectedText, type SelectedText } from './selected-text.ts'

declare global {
  var mishalsgptOnce: boolean | undefined
}

export default defineContentScript({
  registration: 'runtime',
  // The page would hear it; a newer copy of this script is told by a DOM event instead.
  noScriptStartedPostMessage: true,

  main(ctx) {
    // WXT's name for the native API: the polyfill is larger than all of this.
    const { runtime } = browser
    const once = globalThis[ONCE_FLAG]
    const button = createOfferButton('Ask about selection', ask)
    let offered: SelectedText | undefined
    /** Not offered again until the selection changes. */
    let dismissed: string | undefined

    function ask(): void {
      const text = ctx.isValid && offered?.text.slice(0, MAX_SELECTION)
      dismiss()
      if (text) void runtime.sendMessage({ type: 'selection-offered', text })
    }

    function dismiss(): void {
      dismissed = offered?.text
      hide()
    }

    function hide(): void {
      button.hide()
      if (once) ctx.abort()
    }

    function update(): void {
      // An extension that was updated or removed leaves its scripts behind.
      if (ctx.isInvalid) return
      // With the focus on the button, what is selected in a field is out of reach.
      const selected = readSelectedText() ?? (button.focused ? offered : undefined)
      if (selected?.text && selected.text !== dismissed) {
        offered = selected
        button.showAt(selected.rect)
      } else if (button.shown) hide()
    }

    function follow(): void {
      if (button.shown) update()
    }

    function offerNow(): void {
      dismissed = undefined
      update()
      if (button.shown) button.focus()
      else if (once) ctx.abort()
    }

    function listen(word: ScriptWord, _sender: unknown, reply: (heard: boolean) => void): void {
      if (word.type === 'kept' && !isKept(word.origins)) ctx.abort()
      if (word.type === 'offer-once') {
        offerNow()
        reply(true)
      }
    }

    runtime.onMessage.addListener(listen)
    ctx.onInvalidated(() => {
      button.hide()
      runtime.onMessage?.removeListener(listen)
    })

    // After a drag or a key, not at each step of it.
    ctx.addEventListener(document, 'pointerup', () => requestAnimationFrame(update))
    ctx.addEventListener(document, 'keyup', event => {
      if (event.key === 'Escape') dismiss()
      else if (!button.shown || event.shiftKey) update()
    })
    ctx.addEventListener(document, 'selectionchange', () => {
      dismissed = undefined
      follow()
    })
    ctx.addEventListener(window, 'scroll', follow, { capture: true })
    ctx.addEventListener(window, 'resize', follow)
    // The person went on to another frame, which offers its own selection.
    ctx.addEventListener(window, 'blur', () => once || button.hide())
  },
})

/** A frame without an address of its own stands and falls with the page that made it. */
function isKept(origins: readonly string[]): boolean {
  const { protocol, hostname } = URL.parse(origin) ?? location
  return origins.includes('*') || origins.includes(`${protocol}//${hostname}`)
}
