import { useEffect, useState } from 'preact/hooks'

/**
 * How many of `total` to draw now: none at first, and in each frame a few more until all are. What is added one by one
 * from then on is drawn at once.
 */
export function useGradually(total: number, perFrame: number): number {
  const [room, setRoom] = useState(0)
  const drawn = Math.min(total, room)

  useEffect(() => {
    if (total === 0 || room >= total + perFrame) return
    const frame = requestAnimationFrame(() => setRoom(drawn + perFrame))
    return () => cancelAnimationFrame(frame)
  }, [room, total, drawn, perFrame])

  return drawn
}
