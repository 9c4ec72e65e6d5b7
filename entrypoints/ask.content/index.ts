import { defineContentScript } from 'wxt/utils/define-content-script'
import { MAX_SELECTION } from '../../lib/model/max-selection.ts'
import { ONCE_FLAG, type ScriptWord } from '../../lib/platform/script-word.ts'
import { createOfferButton } from './offer-button.ts'
import { readSelectedText } from './selected-text.ts'

/** The native API, by its name in Firefox and in Chrome: the polyfill is larger than all of this. */
declare const browser: typeof chrome | undefined

export default defineContentScript({
  registration: 'runtime',
  allFrames: true,
  // The page would hear it; a newer copy of this script is told by a DOM event instead.
  noScriptStartedPostMessage: true,

  main(ctx) {
    const { runtime } = typeof browser === 'undefined' ? chrome : browser
    const once = takeOnceFlag()
    const button = createOfferButton('Ask about selection', ask)

    function ask(): void {
      const selected = ctx.isValid ? readSelectedText() : undefined
      hide()
      if (!selected) return
      void runtime.sendMessage({ type: 'selection-offered', text: selected.text.slice(0, MAX_SELECTION) })
    }

    function hide(): void {
      button.hide()
      if (once) ctx.abort()
    }

    function update(): void {
      // An extension that was updated or removed leaves its scripts behind.
      if (ctx.isInvalid) return
      const selected = readSelectedText()
      if (selected) button.showAt(selected.rect)
      else if (button.shown) hide()
    }

    function offerNow(): void {
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
    ctx.addEventListener(document, 'pointerup', () => ctx.requestAnimationFrame(update), { passive: true })
    ctx.addEventListener(document, 'keyup', event => {
      if (event.key === 'Escape') hide()
      else if (!button.shown || event.shiftKey) update()
    })
    ctx.addEventListener(document, 'selectionchange', () => {
      if (button.shown) update()
    })
    ctx.addEventListener(window, 'scroll', () => button.shown && update(), { passive: true, capture: true })
    ctx.addEventListener(window, 'resize', () => button.shown && update())
  },
})

function takeOnceFlag(): boolean {
  const taken = ONCE_FLAG in globalThis
  Reflect.deleteProperty(globalThis, ONCE_FLAG)
  return taken
}

/** A frame without an address of its own stands and falls with the page that made it. */
function isKept(origins: readonly string[]): boolean {
  const { protocol, hostname } = URL.canParse(origin) ? new URL(origin) : location
  return origins.includes('*') || origins.includes(`${protocol}//${hostname}`)
}
