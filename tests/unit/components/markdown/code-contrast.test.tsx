import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KINDS } from '../../../../lib/markdown/highlight/kinds.ts'

const COMPONENTS = join(import.meta.dirname, '../../../../components')
const tokens = readFileSync(join(COMPONENTS, 'ui/tokens.css'), 'utf8')
const sheet = readFileSync(join(COMPONENTS, 'markdown/code-chunk.module.css'), 'utf8')

/** What a token is in the light and in the dark. */
function coloursOf(token: string): [light: string, dark: string] {
  const value = new RegExp(`--${token}: (.+);`).exec(tokens)?.[1] ?? ''
  const [, other] = /^var\(--([\w-]+)\)$/.exec(value) ?? []
  if (other) return coloursOf(other)
  const [, light, dark] = /^light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)$/.exec(value) ?? []
  if (!light || !dark) throw new Error(`No two colours: --${token}: ${value}`)
  return [light, dark]
}

/** As WCAG 2 has it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

describe('the colours of code', () => {
  const kinds = KINDS.filter(kind => kind !== 'plain')

  test.each(kinds)('can be read on its ground, in the light and in the dark: %s', kind => {
    const grounds = coloursOf('sunken')
    coloursOf(`code-${kind}`).forEach((colour, index) => {
      expect(contrast(colour, grounds[index] ?? '')).toBeGreaterThanOrEqual(4.5)
    })
  })

  test.each(kinds)('are colours and nothing that could move a line: %s', kind => {
    const [, rule = ''] = new RegExp(`\\.${kind} \\{([^}]*)\\}`).exec(sheet) ?? []
    expect(rule.trim()).toBe(`color: var(--code-${kind});`)
  })

  test('are measured right', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })
})
