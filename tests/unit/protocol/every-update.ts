import type { ChatEvent } from '../../../lib/model/chat-event.ts'
import type { Remedy } from '../../../lib/model/diagnosis.ts'
import type { Reply, Update } from '../../../lib/protocol/update.ts'
import { answer, COMPLETE, conversationOf, FULL_CONNECTION, FULL_SETUP, question } from '../model/samples.ts'

/** At least one of each member of a union. A member without a sample does not compile. */
type Samples<Union, Key extends keyof Union> = {
  readonly [T in Union[Key] & string]: readonly [
    Extract<Union, Record<Key, T>>,
    ...Extract<Union, Record<Key, T>>[],
  ]
}

const failure = { kind: 'rate-limited', status: 429, serverWords: 'Slow down', retryAfter: 3 } as const

const events: Samples<ChatEvent, 'type'> = {
  asked: [
    { type: 'asked', question: question('q', 'Why?', { parent: 'p' }), answer: answer('a', 'q') },
    { type: 'asked', question: question('q', 'Why?'), answer: answer('a', 'q'), aside: true },
  ],
  retried: [{ type: 'retried', answer: answer('b', 'q') }],
  continued: [{ type: 'continued', messageId: 'a', at: 4 }],
  retrying: [{ type: 'retrying', messageId: 'a', retrying: { attempt: 1, until: 5, failure } }],
  unkept: [
    { type: 'unkept', messageId: 'a', unkept: true },
    { type: 'unkept', messageId: 'a', unkept: false },
  ],
  'passed-on': [
    {
      type: 'passed-on',
      messageId: 'a',
      by: { connection: 'work', model: 'w', host: 'work.example', connectionName: 'Work' },
      sent: { tokens: 3 },
      insteadOf: 'Home',
    },
  ],
  delta: [
    { type: 'delta', messageId: 'a', text: 'Hi' },
    { type: 'delta', messageId: 'a', reasoning: 'Hm', thought: { since: 3, until: 4 } },
  ],
  ended: [
    { type: 'ended', messageId: 'a', outcome: COMPLETE, usage: { promptTokens: 1 }, at: 9 },
    { type: 'ended', messageId: 'a', outcome: { status: 'failed', failure }, at: 9 },
  ],
  renamed: [
    { type: 'renamed', title: 'By a model' },
    { type: 'renamed', title: 'Mine', named: true },
  ],
  selected: [{ type: 'selected', leaf: 'a' }],
  configured: [
    { type: 'configured', setup: { temperature: 0 } },
    { type: 'configured', setup: FULL_SETUP },
  ],
  pinned: [{ type: 'pinned', pinned: true }],
}

const replies: Samples<Reply, 'status'> = {
  done: [{ status: 'done' }],
  failed: [{ status: 'failed', failure }],
  refused: [{ status: 'refused', reason: 'insecure' }],
  tangled: [{ status: 'tangled', conversationId: 'c', messageId: 'm' }],
  imported: [{ status: 'imported', result: { added: 1, known: 2, messages: 3 } }],
  cancelled: [{ status: 'cancelled' }],
  listed: [{ status: 'listed' }, { status: 'listed', cause: 'wants-key' }],
  outdated: [{ status: 'outdated', going: 2, open: 1 }],
  found: [
    { status: 'found', servers: [] },
    {
      status: 'found',
      servers: [
        {
          template: 'ollama',
          name: 'Ollama',
          url: 'http://127.0.0.1:11434/v1',
          state: 'refuses-origin',
          models: [{ id: 'm', contextWindow: 8_000, images: true }, { id: 'n' }],
        },
      ],
    },
  ],
  tested: [{ status: 'tested' }, { status: 'tested', answer: { text: 'Hello', ms: 12.5 } }],
  endpoint: [
    { status: 'endpoint', models: [] },
    { status: 'endpoint', url: 'https://example.org/v1', models: ['m'] },
  ],
}

const remedies: readonly Remedy[] = [
  { do: 'go-online' },
  { do: 'check-url' },
  { do: 'enter-key' },
  { do: 'read-failure' },
  { do: 'grant', origin: 'https://example.org' },
  { do: 'allow-origin', origin: 'https://example.org' },
  { do: 'open', url: 'https://example.org/v1/models' },
  { do: 'use-url', url: 'https://example.org/v1' },
  { do: 'start-server', port: 11434, url: 'http://127.0.0.1:11434/v1/models' },
  { do: 'choose-model', models: ['m'] },
  { do: 'wait' },
  { do: 'wait', seconds: 3 },
]

const updates: Samples<Update, 'type'> = {
  joined: [{ type: 'joined' }],
  reply: [
    { type: 'reply', id: 1, reply: { status: 'done' } },
    ...Object.values(replies)
      .flat()
      .map((reply, id) => ({ type: 'reply', id, reply }) as const),
  ],
  snapshot: [
    {
      type: 'snapshot',
      conversation: conversationOf(question('q', 'Why?'), answer('a', 'q', { outcome: COMPLETE })),
    },
    { type: 'snapshot', conversation: conversationOf(question('q', 'Why?', { parent: 'p' })), before: 'q' },
  ],
  event: [
    { type: 'event', conversationId: 'c', event: { type: 'renamed', title: 'x' } },
    ...Object.values(events)
      .flat()
      .map(event => ({ type: 'event', conversationId: 'c', event }) as const),
  ],
  queue: [
    { type: 'queue', conversationId: 'c', questions: [] },
    {
      type: 'queue',
      conversationId: 'c',
      questions: [{ id: 'q', parts: [{ type: 'text', text: 'And then?' }] }],
      failure,
    },
  ],
  unread: [
    { type: 'unread', conversationIds: [] },
    { type: 'unread', conversationIds: ['c'] },
  ],
  answering: [{ type: 'answering', conversationIds: ['c', 'd'] }],
  listed: [
    {
      type: 'listed',
      head: { id: 'c', title: 't', created: 1, updated: 2, leaf: 'a', pinned: true, keptSince: 3 },
    },
    { type: 'listed', head: { id: 'c', title: 't', created: 1, updated: 2, leaf: 'a', setup: FULL_SETUP } },
  ],
  unlisted: [{ type: 'unlisted', conversationIds: ['c', 'd'] }],
  deleted: [{ type: 'deleted', undo: { conversationIds: ['c', 'd'], title: 't', at: 5, aged: true } }],
  restored: [{ type: 'restored', conversationIds: ['c', 'd'] }],
  'list-changed': [{ type: 'list-changed' }],
  show: [{ type: 'show', conversationId: 'c' }],
  notice: [{ type: 'notice', notice: 'page-closed' }],
  indexing: [{ type: 'indexing', left: 3, total: 10 }],
  connections: [
    {
      type: 'connections',
      connections: [{ id: 'default', url: 'https://example.org', model: 'm', hasKey: true }, FULL_CONNECTION],
    },
  ],
  tested: [
    { type: 'tested', testId: 't', diagnosis: { step: 'online', status: 'passed' } },
    ...remedies.map(
      remedy =>
        ({
          type: 'tested',
          testId: 't',
          diagnosis: { step: 'stream', status: 'failed', cause: 'answer', remedy, failure },
        }) as const,
    ),
  ],
  imported: [{ type: 'imported' }],
  'sync-problems': [
    {
      type: 'sync-problems',
      problems: [
        { kind: 'connection', name: 'Work', why: 'too-large' },
        { kind: '', why: 'browser' },
      ],
    },
  ],
  settings: [
    {
      type: 'settings',
      settings: {
        serverUsed: true,
        sites: ['https://example.org'],
        allSites: false,
        keepDays: 30,
        lastModel: { connection: 'x', model: 'm' },
      },
    },
  ],
}

export const EVERY_UPDATE: readonly Update[] = Object.values(updates).flat()
