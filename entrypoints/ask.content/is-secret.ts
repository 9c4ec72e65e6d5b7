import { labelledBy } from '../../lib/platform/labelled-by.ts'

/** Any element: those of custom elements may have `labels` too. */
type Labelled = Element & { readonly labels?: Iterable<Element> | null }

const NAMES = ['type', 'autocomplete', 'name', 'id', 'placeholder', 'aria-label', 'label', 'title']

/** Where a word ends, in camelCase, snake_case, kebab-case and plain speech. */
const EDGE = /(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^a-zA-Z]+/g

/** Words with a space between. What stands without `\b` is found in names written in one too, such as "cardnumber". */
const SECRETS = [
  /pass(w|c|ph|key)|\bpass\b|pwd|secret(?!ar)/i,
  /(credit|debit) ?card|(card|\bcc) ?(num|expi|(n[or]|pin|exp)\b)|\bcc na/i,
  /cv[cv]|\b(csc|ssn|pin(code)?|[th]?otp(code)?)\b|\biban/i,
  /(security|verification|one ?time) ?(code|num)|(api|private) ?key/i,
]

/** Whether what an element is called says that a password, a card or the like goes in. Its text is not asked. */
export function isSecret(element: Labelled): boolean {
  const named = labelledBy(element)
  if (!named) return true
  const labels = [...(element.labels ?? []), ...named]
  const words = [...NAMES.map(name => element.getAttribute(name)), ...labels.map(label => label.textContent)]
    .join(' ')
    .replace(EDGE, ' ')
  return SECRETS.some(secret => secret.test(words))
}
