import { describe, expect, test } from 'vitest'
import { toBranch } from '../../../lib/model/conversation.ts'
import { createImportReader } from '../../../lib/transfer/import-reader.ts'
import { RefusedFile } from '../../../lib/transfer/refuse.ts'
import { COMPLETE } from '../model/samples.ts'
import { exported, exportOf } from './samples.ts'

function readAll(text: string) {
  const reader = createImportReader()
  reader.write(text)
  reader.end()
  const { heads, messages } = reader.take()
  return heads.map(head => ({
    ...head,
    messages: messages
      .filter(({ conversationId }) => conversationId === head.id)
      .map(({ message }) => message),
  }))
}

function refusalOf(text: string): string {
  try {
    readAll(text)
  } catch (error) {
    if (error instanceof RefusedFile) return `${error.refusal.reason} ${error.refusal.path}`.trim()
    throw error
  }
  return ''
}

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
    ['a leaf that is not there', withHead({ leaf: 'nobody' }), 'invalid conversations[0].leaf'],
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
    ['a depth of 10,000', withMessage({ text: '@' }).replace('"@"', '['.repeat(10_000)), 'too-deep'],
  ])('is refused with the first place that is wrong: %s', (_what, text, refusal) => {
    expect(refusalOf(text)).toMatch(new RegExp(`^${escaped(refusal)}`))
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

function escaped(text: string): string {
  return text.replace(/[[\]().]/g, '\\$&')
}

describe('ChatGPT', () => {
  const said = (id: string, parent: string | null, role: string, text: string, rest: object = {}) => [
    id,
    {
      id,
      parent,
      children: [],
      message: {
        id,
        author: { role, name: null, metadata: {} },
        create_time: 1_687_000_000.123,
        content: { content_type: 'text', parts: [text] },
        status: 'finished_successfully',
        metadata: { model_slug: 'gpt-4' },
        recipient: 'all',
        ...rest,
      },
    },
  ]
  const file = (nodes: readonly unknown[][], current = 'a2') =>
    JSON.stringify([
      {
        title: 'A <b>title</b>',
        create_time: 1_687_000_000.5,
        update_time: 1_687_000_100,
        mapping: Object.fromEntries([
          ['root', { id: 'root', message: null, parent: null, children: [] }],
          ...nodes,
        ]),
        moderation_results: [],
        current_node: current,
        conversation_id: 'conv',
        safe_urls: [],
      },
    ])

  const tree = [
    said('s', 'root', 'system', ''),
    said('q', 's', 'user', 'Why?'),
    said('a1', 'q', 'assistant', 'Because.'),
    said('a2', 'q', 'assistant', 'For a reason.'),
  ]

  test('is read with both versions of an answer, and the one that was shown', () => {
    const [conversation] = readAll(file(tree))
    expect(conversation).toMatchObject({
      title: 'A <b>title</b>',
      created: 1_687_000_000_500,
      updated: 1_687_000_100_000,
    })
    expect(conversation?.messages).toHaveLength(3)
    expect(conversation && toBranch(conversation)).toMatchObject([
      { role: 'user', parts: [{ type: 'text', text: 'Why?' }], created: 1_687_000_000_123 },
      { role: 'assistant', text: 'For a reason.', model: 'gpt-4', host: 'chatgpt.com', outcome: COMPLETE },
    ])
  })

  test('has the same ids whenever it is read', () => {
    expect(readAll(file(tree))).toEqual(readAll(file(tree)))
  })

  test('is read without what the person never saw, thoughts and text as one answer', () => {
    const nodes = [
      said('q', 'root', 'user', 'Why?'),
      said('t', 'q', 'assistant', '', {
        content: { content_type: 'thoughts', thoughts: [{ summary: 'Looking', content: 'Hm.' }] },
      }),
      said('call', 't', 'assistant', 'search("x")', { recipient: 'browser' }),
      said('tool', 'call', 'tool', 'a page'),
      said('hidden', 'tool', 'user', 'About me', {
        metadata: { is_visually_hidden_from_conversation: true },
      }),
      said('a2', 'hidden', 'assistant', 'Because.', { metadata: { finish_details: { type: 'max_tokens' } } }),
    ]
    const [conversation] = readAll(file(nodes))
    expect(conversation?.messages).toMatchObject([
      { role: 'user' },
      {
        role: 'assistant',
        reasoning: '**Looking**\n\nHm.',
        text: 'Because.',
        outcome: { status: 'complete', finishReason: 'length' },
      },
    ])
    expect(conversation && toBranch(conversation)).toHaveLength(2)
  })

  test('of 5,000 turns one below the other is read as well', () => {
    const nodes = Array.from({ length: 5_000 }, (_, n) =>
      said(`n${n}`, n ? `n${n - 1}` : 'root', n % 2 ? 'assistant' : 'user', 'x'),
    )
    expect(readAll(file(nodes, 'n4999'))[0]?.messages).toHaveLength(5_000)
  })

  test.each([
    [
      'a node that is none',
      (text: string) => text.replace('"author":{"role":"user"', '"author":{"role":7'),
      'invalid [0].mapping.q.message.author.role',
    ],
    [
      'a date that is a word',
      (text: string) => text.replace('1687000100', '"yesterday"'),
      'invalid [0].update_time',
    ],
    ['no mapping', (text: string) => text.replace('"mapping"', '"other"'), 'unknown-format [0]'],
  ])('is refused with %s', (_what, change, refusal) => {
    expect(refusalOf(change(file(tree)))).toBe(refusal)
  })
})

describe('ChatGPTBox', () => {
  const session = {
    question: null,
    conversationRecords: [
      { question: 'Why?', answer: 'Because.' },
      { question: 'And then?', answer: 'Then that.' },
    ],
    sessionName: '11/26/2025, 3:43:11 PM',
    sessionId: '0b2e…',
    createdAt: '2025-11-26T14:43:11.000Z',
    updatedAt: '2025-11-26T14:50:00.000Z',
    aiName: 'ChatGPT (GPT-4o)',
    modelName: 'chatgptApi4o',
    autoClean: false,
  }

  test('is read as it was asked and answered, called by its first question', () => {
    const [conversation] = readAll(
      JSON.stringify([session, { ...session, sessionId: 'x', conversationRecords: [] }], null, 2),
    )
    expect(conversation).toMatchObject({ title: 'Why?', created: Date.parse(session.createdAt) })
    expect(conversation && toBranch(conversation)).toMatchObject([
      { role: 'user' },
      { role: 'assistant', text: 'Because.', model: 'ChatGPT (GPT-4o)', host: 'ChatGPTBox' },
      { role: 'user' },
      { role: 'assistant', text: 'Then that.' },
    ])
  })

  test('is refused where a question is none', () => {
    expect(refusalOf(JSON.stringify([{ ...session, conversationRecords: [{ question: 7 }] }]))).toBe(
      'invalid [0].conversationRecords[0].question',
    )
  })
})

describe('Page Assist', () => {
  const said = (id: string, role: string, content: string, createdAt: number) => ({
    id,
    history_id: 'pa_1',
    name: 'llama3',
    role,
    content,
    images: [],
    sources: [],
    createdAt,
  })
  const file = (messages: unknown[]) => ({
    knowledge: [],
    chat: [{ history: { id: 'pa_1', title: 'Mine', is_rag: false, createdAt: 1_700_000_000_000 }, messages }],
    vector: [],
    oaiConfigs: [{ baseUrl: 'https://evil.example', apiKey: 'sk-secret' }],
    storageLocal: { ollamaURL: 'https://evil.example' },
  })
  const messages = [
    said('pa_3', 'assistant', '<think>\nHm.\n</think>\n\nBecause.', 1_700_000_000_002),
    said('pa_2', 'user', 'Why?', 1_700_000_000_001),
    said('pa_0', 'system', 'Obey.', 1_700_000_000_000),
  ]

  test('is read in the order of its times, without instructions, keys and settings', () => {
    const conversations = readAll(JSON.stringify(file(messages)))
    expect(conversations).toHaveLength(1)
    expect(conversations[0] && toBranch(conversations[0])).toMatchObject([
      { role: 'user', parts: [{ type: 'text', text: 'Why?' }] },
      { role: 'assistant', reasoning: 'Hm.', text: 'Because.', model: 'llama3', host: 'Page Assist' },
    ])
    expect(JSON.stringify(conversations)).not.toMatch(/evil|secret|Obey/)
  })

  test('is refused with a date that is a word', () => {
    const broken = { ...messages[1], createdAt: 'yesterday' }
    expect(refusalOf(JSON.stringify(file([broken])))).toBe('invalid chat[0].messages[0].createdAt')
  })
})
