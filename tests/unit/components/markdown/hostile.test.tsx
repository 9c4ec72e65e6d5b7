// @vitest-environment happy-dom
import { render } from 'preact'
import { describe, expect, test } from 'vitest'
import { createMarkdownParser } from '../../../../lib/markdown/markdown-parser.ts'
import { FORBIDDEN_ELEMENTS, forbiddenAttributes, hostileInputs } from '../../../fixtures/hostile-inputs.ts'
import { Blocks } from './drawn-blocks.tsx'

const inputs = hostileInputs({ canary: 'http://127.0.0.1:9', extensionId: 'a'.repeat(32) })

describe('a hostile answer', () => {
  test('is one of many', () => {
    expect(inputs.length).toBeGreaterThan(90)
  })

  test.each(inputs)(
    'brings nothing into the page that runs, loads or leads away, at any prefix: $id',
    ({ input }) => {
      const root = document.createElement('div')
      const parser = createMarkdownParser()
      for (let length = 1; length <= input.length + 1; length++) {
        const isOver = length > input.length
        render(<Blocks groups={parser.update(input.slice(0, length), !isOver)} />, root)
        const elements = [...root.querySelectorAll('*')]
        const bad = [
          ...[...root.querySelectorAll(FORBIDDEN_ELEMENTS)].map(({ localName }) => localName),
          ...elements.flatMap(forbiddenAttributes),
          // Names of an answer's own choice would stand for things of the page.
          ...elements
            .filter(element => element.id || element.hasAttribute('name'))
            .map(({ localName }) => localName),
          ...[...root.querySelectorAll('img')]
            .filter(({ src }) => !src.startsWith('data:'))
            .map(({ src }) => src),
        ]
        expect(bad, input.slice(0, length)).toEqual([])
        for (const anchor of root.querySelectorAll('a')) {
          expect([anchor.target, anchor.rel, anchor.referrerPolicy]).toEqual([
            '_blank',
            'noopener noreferrer',
            'no-referrer',
          ])
        }
      }
      // What stood for itself is text.
      expect(root.textContent?.trim()).not.toBe('')
    },
  )
})
