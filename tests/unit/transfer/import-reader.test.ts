import { describe, expect, test } from 'vitest'
import { toBranch } from '../../../lib/model/conversation.ts'
import { createTemporaryId } from '../../../lib/model/temporary.ts'
import { createImportReader } from '../../../lib/transfer/import-reader.ts'
import { readAll, refusalOf } from './read-export.ts'
import { exported, exportOf } from './samples.ts'

test('reads an export of ours, whatever stands between its signs', () => {
  expect(readAll(exportOf([exported]))).toEqual([exported])
  expect(readAll(JSON.stringify(JSON.parse(exportOf([exported])), null, 2))).toEqual([exported])
})

describe('an export with something wrong', () => {
  const [question, answer] = exported.messages
  const withMessage = (change: object) =>
    exportOf([{ ...exported, messages: [question, { ...answer, ...change }] }])
  const withHead = (change: object) => exportOf([{ ...exported, ...change }])

  test.each([
    ['no JSON', 'Hello', 'syntax'],
    ['null', 'null', 'unknown-format'],
    ['an empty array', '[]', 'empty'],
    ['an empty object', '{}', 'unknown-format'],
    ['settings alone', '{"settings":{"apiKey":"x"}}', 'unknown-format'],
    ['a newer version', exportOf([exported]).replace('"version":1', '"version":999'), 'newer version'],
    ['a newer version, and nothing else', '{"version":999}', 'newer version'],
    ['a package.json', '{"name":"x","version":"1.0.0","main":"a.js"}', 'unknown-format'],
    ['a manifest', '{"manifest_version":3,"version":3}', 'unknown-format'],
    ['no format', exportOf([exported]).replace(/"format":"[^"]*",/, ''), 'unknown-format format'],
    ['other conversations', '{"conversations":[{"name":"x"}]}', 'unknown-format conversations[0]'],
    ['another program’s beside ours', exportOf([exported]).replace(/}$/, ',"chat":[]}'), 'unexpected chat'],
    [
      'a version that is none',
      exportOf([exported]).replace('"version":1', '"version":"1"'),
      'invalid version',
    ],
    ['no version', exportOf([exported]).replace('"version":1,', ''), 'missing version'],
    ['another format', exportOf([exported]).replace('mishalsgpt-', 'other-'), 'unknown-format format'],
    ['no conversation', exportOf([]), 'empty'],
    [
      'settings smuggled in',
      exportOf([exported]).replace('{', '{"settings":{"url":"https://evil.example"},'),
      'unexpected settings',
    ],
    ['a key smuggled in', withHead({ key: 'sk-1' }), 'unexpected conversations[0].key'],
    ['a header smuggled in', withMessage({ headers: {} }), 'unexpected conversations[0].messages[1].headers'],
    [
      'a prototype in front',
      exportOf([exported]).replace('{', '{"__proto__":{"polluted":1},'),
      'unexpected __proto__',
    ],
    [
      'a prototype in a message',
      exportOf([exported]).replace('{"role":"user"', '{"__proto__":{"x":1},"role":"user"'),
      'unexpected conversations[0].messages[0].__proto__',
    ],
    ['the id __proto__', withHead({ id: '__proto__' }), 'invalid conversations[0].id'],
    ['the id of a temporary chat', withHead({ id: createTemporaryId() }), 'invalid conversations[0].id'],
    ['an empty id', withHead({ id: '' }), 'invalid conversations[0].id'],
    ['an id of 10,000 characters', withHead({ id: 'x'.repeat(10_000) }), 'invalid conversations[0].id'],
    ['an id that climbs', withHead({ id: '../x' }), 'invalid conversations[0].id'],
    ['a number for an id', withHead({ id: 7 }), 'invalid conversations[0].id'],
    ['null for an id', withHead({ id: null }), 'invalid conversations[0].id'],
    ['no id', withHead({ id: undefined }), 'missing conversations[0].id'],
    [
      'an id __proto__ of a message',
      withMessage({ id: '__proto__' }),
      'invalid conversations[0].messages[1].id',
    ],
    ['a conversation twice', exportOf([exported, exported]), 'twice conversations[1].id'],
    [
      'a message twice',
      exportOf([{ ...exported, messages: [question, question] }]),
      'twice conversations[0].messages[1].id',
    ],
    [
      'a field of a message twice',
      exportOf([exported]).replace('"text":"Because."', '"text":"Because.","text":"Or not."'),
      'twice conversations[0].messages[1].text',
    ],
    [
      'a field of a part twice',
      exportOf([exported]).replace('"text":"Why?"', '"text":"Why?","text":"How?"'),
      'twice conversations[0].messages[0].parts[0].text',
    ],
    [
      'a field of a set-up twice',
      withHead({ setup: { topP: 0.5 } }).replace('"topP":0.5', '"topP":0.5,"topP":1'),
      'twice conversations[0].setup.topP',
    ],
    ['a leaf that is not there', withHead({ leaf: 'nobody' }), 'invalid conversations[0].leaf'],
    [
      'a message that follows itself',
      withMessage({ parent: answer?.id }),
      'invalid conversations[0].messages[1].parent',
    ],
    [
      'messages that follow each other in a ring',
      exportOf([{ ...exported, messages: [{ ...question, parent: answer?.id }, answer] }]),
      'invalid conversations[0].messages[0].parent',
    ],
    ['no message in any conversation', withHead({ messages: [], leaf: undefined }), 'empty'],
    ['a system message', withMessage({ role: 'system' }), 'invalid conversations[0].messages[1].role'],
    [
      'a date that is a word',
      withMessage({ created: 'yesterday' }),
      'invalid conversations[0].messages[1].created',
    ],
    [
      'a date that is NaN',
      withMessage({ created: 123456 }).replace('123456', 'NaN'),
      'syntax conversations[0].messages[1].created',
    ],
    [
      'a date that no calendar has',
      withMessage({ created: 1e300 }),
      'invalid conversations[0].messages[1].created',
    ],
    ['a date before all dates', withHead({ updated: -1 }), 'invalid conversations[0].updated'],
    [
      'an answer without an end',
      withMessage({ outcome: undefined }),
      'missing conversations[0].messages[1].outcome',
    ],
    [
      'an answer that is tried again',
      withMessage({ retrying: { attempt: 1, until: 1, failure: { kind: 'offline' } } }),
      'invalid conversations[0].messages[1].retrying',
    ],
    [
      'an answer that could not be stored',
      withMessage({ unkept: true }),
      'invalid conversations[0].messages[1].unkept',
    ],
    ['a time at which it came here', withHead({ keptSince: 1 }), 'invalid conversations[0].keptSince'],
    ['no messages', withHead({ messages: undefined }), 'missing conversations[0].messages'],
    ['messages that are none', withHead({ messages: {} }), 'invalid conversations[0].messages'],
    [
      'conversations that are none',
      exportOf([])
        .replace('[]', '{}')
        .replace(/\[\s*\]/, '{}'),
      'invalid conversations',
    ],
    ['a conversation that is none', exportOf([]).replace(/\[\s*\]/, '[7]'), 'invalid conversations[0]'],
    [
      'a depth of 10,000',
      withMessage({ text: '@' }).replace('"@"', '['.repeat(10_000)),
      'too-deep conversations[0].messages[1]',
    ],
  ])('is refused with the first place that is wrong: %s', (_what, text, refusal) => {
    expect(refusalOf(text)).toMatch(new RegExp(`^${escaped(refusal)}$`))
  })

  test('cut off anywhere, is refused', () => {
    const text = exportOf([exported]).trimEnd()
    for (let end = 0; end < text.length; end++) {
      expect(refusalOf(text.slice(0, end)), text.slice(0, end)).not.toBe('')
    }
  })

  test('is refused when it has a million messages', () => {
    const reader = createImportReader()
    const record = '{},'
    reader.write('[{"sessionId":"s","conversationRecords":[')
    const write = () => {
      for (let n = 0; n < 500; n++) reader.write(record.repeat(1000))
    }
    expect(write).not.toThrow()
    expect(() => reader.write(record)).toThrow('too-many at [0].conversationRecords[500000]')
  })
})

describe('an export written by another hand', () => {
  const { leaf: _, ...unled } = exported
  const later = { ...exported.messages[0], id: 'a-later', parent: 'm2', created: 9 }

  test('shows the newest of the messages that none follows, where it names none', () => {
    expect(readAll(exportOf([unled]))).toEqual([exported])
    const [read] = readAll(exportOf([{ ...unled, messages: [later, ...exported.messages] }]))
    expect(read?.leaf).toBe('a-later')
  })

  test('shows what follows the message that it names, for nothing else would lead to it', () => {
    const other = { ...later, id: 'a-other', created: 99, parent: 'm1' }
    const messages = [...exported.messages, later, { ...later, id: 'b', parent: 'a-later' }, other]
    for (const leaf of ['m2', 'a-later', 'b']) {
      expect(readAll(exportOf([{ ...exported, leaf, messages }]))[0]?.leaf).toBe('b')
    }
    expect(readAll(exportOf([{ ...exported, leaf: 'a-other', messages }]))[0]?.leaf).toBe('a-other')
  })

  test('has no conversation in which nothing is said', () => {
    const empty = { ...unled, id: 'empty', messages: [] }
    expect(readAll(exportOf([empty, exported, { ...empty, id: 'other' }]))).toEqual([exported])
  })

  test('may hold a message whose parent stands in another file', () => {
    const [read] = readAll(exportOf([{ ...exported, messages: exported.messages.slice(1) }]))
    expect(read?.messages).toEqual(exported.messages.slice(1))
  })

  test('may have two questions and two answers in a row', () => {
    const messages = [
      ...exported.messages,
      { ...exported.messages[1], id: 'm3', parent: 'm2' },
      { ...exported.messages[0], id: 'm4', parent: 'm3' },
      { ...exported.messages[0], id: 'm5', parent: 'm4' },
    ]
    const [read] = readAll(exportOf([{ ...unled, messages }]))
    expect(read?.leaf).toBe('m5')
    expect(read && toBranch(read).map(({ id }) => id)).toEqual(['m1', 'm2', 'm3', 'm4', 'm5'])
  })

  test('names a conversation as long as a person can', () => {
    const [read] = readAll(exportOf([{ ...exported, title: 'x'.repeat(1_001) }]))
    expect(read?.title).toBe('x'.repeat(1_000))
  })

  test.each([
    ['  \u0000 ', ''],
    ['A\u0000B', 'AB'],
  ])('has no title that could not be seen: %j', (title, seen) => {
    expect(readAll(exportOf([{ ...exported, title }]))[0]?.title).toBe(seen)
  })
})

function escaped(text: string): string {
  return text.replace(/[[\]().]/g, '\\$&')
}
