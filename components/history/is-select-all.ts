/** Ctrl+A, or ⌘A, on any keyboard: those of other scripts name the key by a letter of theirs. */
export function isSelectAll({ key, code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  const isA = key.toLowerCase() === 'a' || (code === 'KeyA' && key > '\x7f')
  return isA && (ctrlKey || metaKey) && !shiftKey && !altKey
}
