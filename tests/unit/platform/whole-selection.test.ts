import { afterEach, expect, test, vi } from 'vitest'
import { readWholeSelection } from '../../../lib/platform/whole-selection.ts'

const executeScript = vi.hoisted(() => vi.fn())
vi.mock('../../../lib/platform/browser.ts', () => ({ browser: { scripting: { executeScript } } }))

const CUT = 'x'.repeat(16_384)

afterEach(() => {
  vi.useRealTimers()
  executeScript.mockReset()
})

test('a selection that comes whole with the menu is not looked for in the page', async () => {
  expect(await readWholeSelection('short', 1, 0)).toBe('short')
  expect(executeScript).not.toHaveBeenCalled()
})

test.each([
  ['goes on', [{ result: `${CUT}yz` }], `${CUT}yz`],
  ['is another one by now', [{ result: 'Something else' }], CUT],
  ['is gone', [{ result: undefined }], CUT],
  ['is in no frame', [], CUT],
])('one that is cut off and %s', async (_, results, text) => {
  executeScript.mockResolvedValue(results)
  expect(await readWholeSelection(CUT, 1, 7)).toBe(text)
  expect(executeScript).toHaveBeenCalledWith(expect.objectContaining({ target: { tabId: 1, frameIds: [7] } }))
})

test('what the menu told is all there is of a page that is closed, or too busy to answer', async () => {
  executeScript.mockRejectedValue(new Error('Cannot access'))
  expect(await readWholeSelection(CUT, 1, 0)).toBe(CUT)
  vi.useFakeTimers()
  executeScript.mockReturnValue(new Promise(() => {}))
  const reading = readWholeSelection(CUT, 1, 0)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await reading).toBe(CUT)
})
