/** The small button at a selection, in a closed shadow root: the page sees one empty element, and only while it shows. */
export interface OfferButton {
  readonly shown: boolean
  showAt(rect: DOMRect): void
  focus(): void
  hide(): void
}

const GAP = 8
const HEIGHT = 32
const WIDTH = 168

const CSS = `
:host { all: initial; position: fixed; z-index: 2147483647; color-scheme: light dark }
button {
  all: unset; box-sizing: border-box; display: flex; align-items: center; gap: 7px; block-size: ${HEIGHT}px;
  padding-inline: 10px 12px; border-radius: 16px; cursor: pointer; white-space: nowrap;
  font: 500 13px/1 system-ui, sans-serif; user-select: none;
  color: light-dark(#211d18, #f4f0ea); background: light-dark(#fffdfa, #2a2723);
  border: 1px solid light-dark(#e2d9cc, #4b453d); box-shadow: 0 4px 14px #0003;
}
button::before { content: ''; inline-size: 9px; block-size: 9px; border-radius: 50% 50% 50% 0; background: #c2410c }
button:hover { background: light-dark(#faf3ea, #38332d) }
button:focus-visible { outline: 2px solid light-dark(#b3430b, #ff9f5f); outline-offset: 2px }
`

export function createOfferButton(label: string, onPress: () => void): OfferButton {
  const host = document.createElement('div')
  const button = document.createElement('button')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(CSS)
  const root = host.attachShadow({ mode: 'closed' })
  root.adoptedStyleSheets = [sheet]
  button.type = 'button'
  button.textContent = label
  root.append(button)

  // The selection must outlive the press on the button.
  button.addEventListener('pointerdown', event => event.preventDefault())
  button.addEventListener('mousedown', event => event.preventDefault())
  button.addEventListener('click', event => {
    // A page may click what it sees; only the person's own hand counts.
    if (event.isTrusted) onPress()
  })

  return {
    get shown() {
      return host.isConnected
    },

    showAt({ right, bottom, top }) {
      const below = bottom + GAP + HEIGHT <= innerHeight
      const y = below ? bottom + GAP : Math.max(GAP, Math.min(top, innerHeight) - GAP - HEIGHT)
      const x = Math.max(GAP, Math.min(right - WIDTH / 2, innerWidth - WIDTH - GAP))
      // CSSOM, which the page's content security policy does not govern.
      host.style.setProperty('left', `${x}px`, 'important')
      host.style.setProperty('top', `${y}px`, 'important')
      if (!host.isConnected) document.documentElement.append(host)
    },

    focus: () => button.focus({ preventScroll: true }),
    hide: () => host.remove(),
  }
}
