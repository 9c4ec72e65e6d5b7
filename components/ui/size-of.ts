/** An amount of bytes, as people read it. */
export function sizeOf(bytes: number): string {
  const format = (value: number, unit: string) =>
    value.toLocaleString('en', { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 })
  if (bytes < 1e6) return format(bytes / 1e3, 'kilobyte')
  return bytes < 1e9 ? format(bytes / 1e6, 'megabyte') : format(bytes / 1e9, 'gigabyte')
}
