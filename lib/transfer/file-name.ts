/** The longest file name, its ending included. In characters, and in bytes, which file systems count. */
const MAX_CHARACTERS = 100
const MAX_BYTES = 200

// Names of devices to Windows, with any ending.
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
/** What some file system takes for something else, what cannot be seen, and what turns the rest of the name around. */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu

/** A file name made of a title: `What is a monad.md`. */
export function toFileName(title: string, ending: string): string {
  const safe = title.replace(UNSAFE, ' ').replace(/\s+/g, ' ')
  let name = ''
  const encoder = new TextEncoder()
  for (const { segment } of new Intl.Segmenter().segment(safe.slice(0, MAX_CHARACTERS))) {
    const next = `${name}${segment}`
    if (`${next}.${ending}`.length > MAX_CHARACTERS || encoder.encode(next).length > MAX_BYTES) break
    name = next
  }
  // A dot in front hides a file; dots and spaces at the end are lost on Windows.
  name = name.replace(/^[.\s]+|(?<![.\s])[.\s]+$/g, '')
  return `${!name || RESERVED.test(name) ? `Conversation ${name}`.trim() : name}.${ending}`
}
