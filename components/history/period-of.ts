const DAY = 86_400_000

export interface Period {
  /** “Today”, “Yesterday”, “Monday”, then “March 2026”. */
  readonly label: string
  /** When it began. */
  readonly from: number
}

const weekday = new Intl.DateTimeFormat('en', { weekday: 'long' })
const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' })

/** The heading a conversation stands under. */
export function periodOf(time: number, now: number): Period {
  const from = startOfDay(time)
  // A day at which the clocks change is an hour longer or shorter.
  const days = Math.round((startOfDay(now) - from) / DAY)
  // Clocks that were set back, or stand elsewhere, are a day apart at most.
  if (days < -1) return { label: 'In the future', from: new Date(now).setHours(48, 0, 0, 0) }
  if (days <= 0) return { label: 'Today', from: startOfDay(now) }
  if (days === 1) return { label: 'Yesterday', from }
  if (days < 7) return { label: weekday.format(time), from }
  return { label: month.format(time), from: new Date(from).setDate(1) }
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0)
}
