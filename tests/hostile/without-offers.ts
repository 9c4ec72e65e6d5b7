/**
 * What is stored, as `allRecords` tells it, but for what a script may do: offer a selection, which then stands beside an
 * empty draft that is shown. Nobody has asked anything by that.
 */
export function withoutOffers(records: string): string {
  const [keys, values]: [unknown[][], unknown[]] = JSON.parse(records)
  const rest = keys
    .map((key, index) => [key, values[index]] as const)
    .filter(([[kind], value]) => kind !== 'last' && !(kind === 'draft' && isOffer(value)))
  return JSON.stringify(rest)
}

function isOffer(draft: unknown): boolean {
  const { text, quote, ...more } = draft as { text?: string; quote?: { type?: string } } // of whatever form
  return text === '' && quote?.type === 'selection' && Object.keys(more).length === 0
}
