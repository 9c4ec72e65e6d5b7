import { expect, test } from 'vitest'
import { toTitleRequest } from '../../../lib/context/title-request.ts'
import { answer, question } from '../model/samples.ts'

test('half a character is not sent where a long question or answer is cut', () => {
  const long = `x${'🚲'.repeat(2_000)}`
  const [request] = toTitleRequest(question('q', long), answer('a', 'q', { text: long }))
  expect(request?.content).toContain('🚲')
  expect(String(request?.content).isWellFormed()).toBe(true)
  expect(String(request?.content).length).toBeLessThan(5_000)
})
