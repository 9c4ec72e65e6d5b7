/** What two labels that mean the same have in common. CommonMark's case fold: `ẞ` is `ss`, which neither case alone makes. */
export function normalizeLabel(label: string): string {
  return label
    .trim()
    .replaceAll(/[ \t\r\n]+/g, ' ')
    .toLowerCase()
    .toUpperCase()
}
