const DAY = 86_400_000

/** The heading a conversation stands under: “Today”, “Yesterday”, “Monday”, then “March 2026”. */
export function dayLabel(time: number, now: number): string {
  const days = Math.round((startOfDay(now) - startOfDay(time)) / DAY)
  if (days <= 0) return 'Today'
  if (days === 1) return 'Yesterday'
  const options: Intl.DateTimeFormatOptions =
    days < 7 ? { weekday: 'long' } : { month: 'long', year: 'numeric' }
  return new Date(time).toLocaleDateString('en', options)
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0)
}
