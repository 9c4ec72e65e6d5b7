/** Whether a key is pressed alone, with none of those that make something else of it. */
export function isPlain({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return !(altKey || ctrlKey || metaKey || shiftKey)
}
