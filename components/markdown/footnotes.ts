import { createContext } from 'preact'
import { normalizeLabel } from '../../lib/markdown/normalize-label.ts'

/**
 * Where an answer's footnotes and the references to them are on the page. Elements, not ids: what an answer says
 * never becomes a name in the document.
 */
export interface Footnotes {
  /** Gives the undo. */
  addReference(label: string, element: HTMLElement): () => void
  addDefinition(label: string, element: HTMLElement): () => void
  toDefinition(label: string, from: HTMLElement): void
  /** To the reference that led here, or else to the first. */
  toReference(label: string): void
}

export const FootnotesContext = createContext<Footnotes | undefined>(undefined)

export function createFootnotes(): Footnotes {
  const references = new Map<string, Set<HTMLElement>>()
  const definitions = new Map<string, Set<HTMLElement>>()
  const cameFrom = new Map<string, HTMLElement>()

  return {
    addReference: (label, element) => add(references, label, element),
    addDefinition: (label, element) => add(definitions, label, element),

    toDefinition(label, from) {
      cameFrom.set(normalizeLabel(label), from)
      goTo(firstOf(definitions, label))
    },

    toReference(label) {
      const from = cameFrom.get(normalizeLabel(label))
      goTo(from?.isConnected ? from : firstOf(references, label))
    },
  }
}

type Places = Map<string, Set<HTMLElement>>

function add(places: Places, label: string, element: HTMLElement): () => void {
  const key = normalizeLabel(label)
  const elements = places.get(key) ?? new Set()
  places.set(key, elements.add(element))
  return () => elements.delete(element)
}

function firstOf(places: Places, label: string): HTMLElement | undefined {
  return [...(places.get(normalizeLabel(label)) ?? [])].reduce<HTMLElement | undefined>(
    (first, element) =>
      first && first.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING ? first : element,
    undefined,
  )
}

function goTo(element: HTMLElement | undefined): void {
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'center' })
}
