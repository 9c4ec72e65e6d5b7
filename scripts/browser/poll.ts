/** Looks again every 25 ms until there is something, for things that announce themselves nowhere. */
export async function poll<T>(what: string, look: () => Promise<T | undefined>, seconds = 10): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error(`Waited ${seconds} s for ${what}`)
}
