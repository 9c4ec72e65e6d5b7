import { describe, expect, test } from 'vitest'
import { expectJoined, join } from './joined.ts'

const CODE = 'So:\n\n```js\nconst a = 1\n'
const TABLE = 'So:\n\n| Name | Size |\n| --- | ---: |\n| a | 1 |\n'
const THREE = '| x | y | z |\n| - | - | - |\n'
const SHELL = 'So:\n\n```\nls\n'

describe('a code block or a table that is opened again', () => {
  test.each([
    ['code', CODE, '```js\nconst b = 2\n```\n', `${CODE}const b = 2\n\`\`\`\n`],
    ['code, in mid-line', `${CODE}const`, '```js\nconst b = 2\n', `${CODE}const b = 2\n`],
    [
      'code, under the other name of its language',
      '```py\nprint(1)\n',
      '```python\nprint(2)',
      '```py\nprint(1)\nprint(2)',
    ],
    ['code, after a whole line', CODE.trimEnd(), '```js\nconst b = 2\n', `${CODE}const b = 2\n`],
    ['code, with its last line', CODE, '```js\nconst a = 1\nconst b = 2\n', `${CODE}const b = 2\n`],
    ['code without a language, with its last line', SHELL, '```\nls\ncd ..\n', `${SHELL}cd ..\n`],
    ['code without a language, in mid-line', `${SHELL}c`, '```\ncd ..\n', `${SHELL}cd ..\n`],
    ['code whose language is left out, with its last line', CODE, '```\nconst a = 1\nb', `${CODE}b`],
    ['a table', TABLE, '| Name | Size |\n| --- | ---: |\n| b | 2 |\n', `${TABLE}| b | 2 |\n`],
    [
      'a table, in mid-row',
      `${TABLE}| bc`,
      '| Name | Size |\n| --- | ---: |\n| bc | 2 |\n',
      `${TABLE}| bc | 2 |\n`,
    ],
    [
      'a table, behind a bar',
      `${TABLE}|`,
      '| Name | Size |\n| --- | ---: |\n| bc | 2 |\n',
      `${TABLE}| bc | 2 |\n`,
    ],
  ])('goes on: %s', (_, before, rest, whole) => {
    expectJoined(before, rest, whole)
  })

  test.each([
    ['a fence that may be the end', SHELL, '```\nThat is it.'],
    ['a fence that is the end, before words that begin like the last line', SHELL, '```\nls lists files.'],
    ['a fence that is the end, after an empty line', `${SHELL}\n`, '```\n\nThat is it.'],
    ['a fence that comes last', SHELL, '```\n'],
    ['another language', CODE, '```ts\nconst b'],
    ['a block that was closed', `${CODE}\`\`\`\n`, '```js\nconst b'],
    ['a table that had ended', `${TABLE}\nText. `, '| Name | Size |\n| --- | ---: |\n'],
  ])('is left as it is: %s', (_, before, rest) => {
    expectJoined(before, rest, before + rest)
  })
})

describe('a row of a table', () => {
  test.each([
    [`${TABLE}| 3 | 4 |\n`, '| 3 | 4 |\n| 5 | 6 |\n', `${TABLE}| 3 | 4 |\n| 5 | 6 |\n`],
    [`${TABLE}| 3 `, '| 3 | 4 |', `${TABLE}| 3 | 4 |`],
    [`${TABLE}| `, '| 3 | 4 |\n', `${TABLE}| 3 | 4 |\n`],
    [`${TABLE}| 3 |`, '| 4 |\n', `${TABLE}| 3 | 4 |\n`],
    [`${TABLE}| 3 | 4`, '| 4 |\n', `${TABLE}| 3 | 4 |\n`],
    [`${TABLE}| 3 | 4 |`, '| 3 | 4 |\n| 5', `${TABLE}| 3 | 4 |\n| 5`],
    [`${TABLE}| \\| `, '| \\| | 4 |\n', `${TABLE}| \\| | 4 |\n`],
    [`${THREE}| 0 | 0 `, '| 0 | 0 | 1 |\n', `${THREE}| 0 | 0 | 1 |\n`],
    ['| 3 ', '| 3 | 4 |', '| 3 | 4 |'],
  ])('is there once where it would have more cells than its head: %j + %j', expectJoined)

  test.each([
    [`${THREE}| 0 `, '| 0 | 1 |\n'],
    [`${THREE}| 10 `, '| 10 | 11 |\n'],
    [`${THREE}| 0 | `, '| 1 |\n'],
    [`${TABLE}| 3 `, '| 3 |\n| 4 | 5 |\n'],
    [`${TABLE}| 0 | 0 |\n| 0 | 0 |\n`, '| 0 | 0 |\n'],
    [`${TABLE}| | |\n`, '| | |\n'],
    [`${TABLE}| 3 | \\`, '\\ |\n'],
  ])('goes on where it comes out whole, or was there twice: %j + %j', (before, rest) => {
    expectJoined(before, rest, before + rest)
  })
})

describe('a quotation', () => {
  test.each([
    ['> b', '> b and c', '> b and c'],
    ['He says:\n> b\n', '> b\n> and c', 'He says:\n> b\n> and c'],
    ['> b\n> ', '> and c', '> b\n> and c'],
    ['>> b', '>> b and c', '>> b and c'],
  ])('is there once: %j + %j', expectJoined)

  test.each([
    ['> b\n>', '> and c'],
    ['> 0\n', '> 0\n> 1'],
    ['> b\n> b\n', '> b\n'],
    ['2 > b', '> b'],
  ])('goes on: %j + %j', (before, rest) => {
    expectJoined(before, rest, before + rest)
  })
})

describe('a line of code', () => {
  test.each(['    return 1\n', 'x += 1\n', 'print(x)\n', '\tif a {\n'])('is there once: %j', line => {
    expectJoined(`${CODE}${line}`, `${line}}`, `${CODE}${line}}`)
  })

  test.each([
    ['}\n', '}\n'],
    ['  end\n', 'end\n'],
    ['end\n', 'end\n'],
    ['</div>\n', '</div>\n'],
    ['step();\n', 'step();\n'],
    ['0 0 0\n', '0 0 0\n'],
    ['        return 1\n', '    return 1\n'],
    ['        return result\n', '    return result\n'],
    ['        return some_result\n', '    return some_result\n'],
    ['["a", "a', '", "a"]'],
    ['echo "$a', '$a"'],
    ['x = "', '"\n'],
  ])('is there twice where that may be meant: %j + %j', (before, rest) => {
    expectJoined(`${CODE}${before}`, rest, `${CODE}${before}${rest}`)
  })

  test('that broke off is there once with its indentation', () => {
    expectJoined(`${CODE}  x`, '  x = 1\n', `${CODE}  x = 1\n`)
  })

  test('may be said twice outside of a block', () => {
    expect(join('x += 1\n', ['x += 1\n'])).toBe('x += 1\nx += 1\n')
  })

  test('keeps its capitals', () => {
    expectJoined(`${CODE}new item`, 'New Item()', `${CODE}new itemNew Item()`)
  })
})
