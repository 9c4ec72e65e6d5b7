import * as v from 'valibot'
import { type Path, refuse } from './refuse.ts'

/** The last moment of `Date`, in milliseconds. */
const MAX_TIME = 8.64e15

const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_TIME))

/** A time in seconds with fractions, as one in milliseconds. */
export const seconds = v.pipe(
  v.number(),
  v.minValue(0),
  v.maxValue(MAX_TIME / 1000),
  v.transform(time => Math.round(time * 1000)),
)

export const time = v.pipe(milliseconds, v.transform(Math.round))

/** A time as `Date` writes it, as one in milliseconds. */
export const isoTime = v.pipe(
  v.string(),
  v.transform(text => Date.parse(text)),
  milliseconds,
)

/** What is known of another program's value; what is not is its own affair. Refused where the known is wrong. */
export function checkForeign<T>(schema: v.GenericSchema<unknown, T>, value: unknown, path: Path): T {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
  return refuse(issue.received === 'undefined' ? 'missing' : 'invalid', [...path, ...keys])
}
