import { hasVersion } from '../model/interface-path.ts'
import { ADDRESS_RANKS, type Mentions } from './mentions.ts'
import { withScheme } from './with-scheme.ts'

interface Server {
  readonly address: string
  readonly key?: string
  readonly model?: string
}

/**
 * The server that a text is about, with the key that it says is that server's. `several`: it may be one or another. `a-key`:
 * there are keys, and no server of theirs.
 */
export function chooseServer({
  addresses,
  keys,
  models,
}: Mentions): Server | 'several' | 'a-key' | 'no-address' {
  const likeliest = ADDRESS_RANKS.find(rank => addresses.some(address => address.rank === rank))
  const all = addresses.filter(({ rank }) => rank === likeliest)
  const chosen = all.find(({ value }) => hasVersion(partsOf(value).pathname)) ?? all[0]
  const isOwn = ({ owner }: { readonly owner: string }) => owner === chosen?.owner
  const own = new Set(keys.filter(isOwn).map(({ value }) => value))
  const isForeign = chosen?.rank === 'other' && own.size === 0 && keys.length > 0
  if (!chosen || isForeign) return keys.length > 0 ? 'a-key' : 'no-address'
  if (new Set(all.map(({ value }) => partsOf(value).origin)).size > 1) return 'several'
  // Of two keys nobody knows which.
  const [key] = own.size === 1 ? own : []
  const model = models.find(isOwn)?.value
  return { address: chosen.value, ...(key !== undefined && { key }), ...(model !== undefined && { model }) }
}

function partsOf(address: string): { readonly origin: string; readonly pathname: string } {
  const whole = withScheme(address)
  return URL.canParse(whole) ? new URL(whole) : { origin: address, pathname: '' }
}
