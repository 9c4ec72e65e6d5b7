/** As far as we need it: TypeScript does not know it yet, and the oldest of our browsers do not have it. */
interface TrustedTypes {
  /** What its policies make is no string, but stands for one where an address is asked for. */
  createPolicy(name: string, rules: Policy): Policy
}

interface Policy {
  createScriptURL(address: string): string
}

/** Where the build puts the chunks, and how it names them. */
const CHUNK = /^\/assets\/[\w.-]+\.js$/

/** One for the page: its content security policy allows no second one of the name. */
let policy: Policy | undefined

/** Starts a script of ours beside the page. The page's content security policy lets no other address through. */
export function startWorker(address: string): Worker {
  policy ??= createPolicy({ createScriptURL: toOwnChunk })
  return new Worker(policy.createScriptURL(address))
}

function createPolicy(rules: Policy): Policy {
  const types: TrustedTypes | undefined = Reflect.get(globalThis, 'trustedTypes')
  return types ? types.createPolicy('worker-url', rules) : rules
}

/** The whole address, where it is that of a chunk of ours. */
function toOwnChunk(address: string): string {
  const { href, protocol, host, pathname, search, hash } = new URL(address, location.href)
  const isOurs = protocol === location.protocol && host === location.host && CHUNK.test(pathname)
  if (!isOurs || search || hash) throw new TypeError('Not a script of ours')
  return href
}
