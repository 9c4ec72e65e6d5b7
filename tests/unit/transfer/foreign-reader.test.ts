import { describe, expect, test } from 'vitest'
import { toBranch } from '../../../lib/model/conversation.ts'
import { readAll, refusalOf } from './read-export.ts'

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

  test('is read of the export of all data too, with the sessions alone', () => {
    const data = {
      apiKey: 'sk-secret',
      version: '2.5',
      sessions: [session],
      customUrl: 'https://evil.example',
    }
    const conversations = readAll(JSON.stringify(data))
    expect(conversations).toEqual(readAll(JSON.stringify([session])))
    expect(JSON.stringify(conversations)).not.toMatch(/evil|secret/)
    expect(refusalOf(JSON.stringify({ ...data, sessions: [{ user: 1 }] }))).toBe('unknown-format sessions[0]')
    expect(refusalOf(JSON.stringify({ ...data, sessions: 3 }))).toBe('unknown-format sessions')
  })

  test('keeps both answers of a session that stands there twice, answered anew in between', () => {
    const [first, last] = session.conversationRecords
    const anew = { ...session, conversationRecords: [{ ...first, answer: 'For a reason.' }, last] }
    const [conversation, ...others] = readAll(JSON.stringify([session, anew]))
    expect(others).toEqual([])
    expect(conversation?.messages).toMatchObject([
      { role: 'user' },
      { text: 'Because.' },
      { role: 'user' },
      { text: 'Then that.' },
      { text: 'For a reason.', parent: conversation?.messages[0]?.id },
    ])
  })

  test('tells sessions apart that have neither id nor name nor time', () => {
    const sessions = ['Why?', 'Where?'].map(question => ({
      conversationRecords: [{ question, answer: 'x' }],
    }))
    expect(readAll(JSON.stringify(sessions)).map(({ title }) => title)).toEqual(['Why?', 'Where?'])
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

  test('is refused with a message that is there twice', () => {
    const again = { ...messages[0], content: 'Another.' }
    expect(refusalOf(JSON.stringify(file([...messages, again])))).toBe('twice chat[0].messages[3].id')
  })
})
