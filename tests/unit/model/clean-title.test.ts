import { expect, test } from 'vitest'
import { cleanTitle } from '../../../lib/model/clean-title.ts'

test.each([
  ['Bicycle repair', 'Bicycle repair'],
  ['"Bicycle repair"', 'Bicycle repair'],
  ['« Ремонт велосипеда »\n\nВот так.', 'Ремонт велосипеда'],
  ['# **Bicycle** `repair`', 'Bicycle repair'],
  ['- [Bicycle](https://example.org) repair', 'Bicycle repair'],
  ['「自転車の修理」', '自転車の修理'],
  ['What __init__ does', 'What init does'],
  ['snake_case  in\tPython', 'snake_case in Python'],
  ['Bi\u202ecycle\0 repair', 'Bicycle repair'],
  ['Sure! Here is a name: Foo', 'Foo'],
  ['Sure! Here’s a short name for the conversation:\n\n**Foo**', 'Foo'],
  ["Of course! Here's the title: “Foo.”", 'Foo'],
  ['Certainly.\nFoo bar', 'Foo bar'],
  ['Title: Foo', 'Foo'],
  ['**Title:** "Foo"', 'Foo'],
  ['### Title\u00a0: *Foo*', 'Foo'],
  ['"Name: Foo".', 'Foo'],
  ['A good name would be: Foo', 'Foo'],
  ['Suggested title for this conversation: Foo', 'Foo'],
  ['Название: «Ремонт велосипеда».', 'Ремонт велосипеда'],
  ['标题：北京大学。', '北京大学'],
  ['Foo.', 'Foo'],
  ['Tax law in the U.S.', 'Tax law in the U.S.'],
  ['And so on...', 'And so on...'],
  ['Vitamin C.', 'Vitamin C'],
  ['Sure!\r\nFoo', 'Foo'],
  ['Node.js vs. Deno', 'Node.js vs. Deno'],
  ['CSS class name: rules', 'CSS class name: rules'],
  ['Name of the rose: the film', 'Name of the rose: the film'],
  ['Here is how to sail', 'Here is how to sail'],
  ['Surely: a word', 'Surely: a word'],
  ['Title:', ''],
  ['***', ''],
  ['\u200b\u2060', ''],
  ['**\u200b**', ''],
  ['', ''],
])('of %j a name is made: %j', (text, name) => {
  expect(cleanTitle(text)).toBe(name)
})

test('a long name by a model is cut like a question', () => {
  expect(cleanTitle('x'.repeat(5000))).toBe(`${'x'.repeat(79)}…`)
})
