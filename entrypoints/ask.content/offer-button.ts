import { removeOrphan } from '../../lib/platform/remove-orphan.ts'
import css from './offer-button.css?inline'

/** The small button at a selection, in a closed shadow root: the page sees one empty element, and only while it shows. */
export interface OfferButton {
  readonly shown: boolean
  readonly focused: boolean
  showAt(rect: DOMRect): void
  focus(): void
  hide(): void
}

const GAP = 8
// What the button takes, the gap included.
const HEIGHT = 40
const WIDTH = 176

export function createOfferButton(label: string, onPress: () => void): OfferButton {
  removeOrphan(label)
  const host = document.createElement('div')
  const button = document.createElement('button')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  const root = host.attachShadow({ mode: 'closed' })
  root.adoptedStyleSheets = [sheet]
  button.textContent = label
  root.append(button)

  // The selection must outlive the press on the button.
  button.addEventListener('mousedown', event => event.preventDefault())
  button.addEventListener('click', event => {
    // A page may click what it sees; only the person's own hand counts.
    if (event.isTrusted) onPress()
  })

  return {
    get shown() {
      return host.isConnected
    },
    get focused() {
      return root.activeElement !== null
    },

    showAt({ right, bottom, top }) {
      const above = Math.max(Math.min(top, innerHeight) - HEIGHT, GAP)
      const y = bottom + HEIGHT > innerHeight ? above : bottom + GAP
      const x = Math.max(Math.min(right - WIDTH / 2, innerWidth - WIDTH), GAP)
      // CSSOM, which the page's content security policy does not govern.
      host.style.cssText = `left: ${x}px !important; top: ${y}px !important`
      if (!host.isConnected) document.documentElement.append(host)
    },

    focus: () => button.focus(),
    hide: () => host.remove(),
  }
}
