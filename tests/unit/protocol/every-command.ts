import type { CommandOf, CommandType, ConnectionForm } from '../../../lib/protocol/command.ts'
import { FULL_SETUP } from '../model/samples.ts'

const form: ConnectionForm = { id: 'x', url: 'https://example.org', model: 'm' }
const fullForm: Required<ConnectionForm> = {
  ...form,
  contextWindow: 8_000,
  temperature: 0.2,
  systemPrompt: 'Be brief.',
  name: 'Work',
  template: 'openai',
  models: ['m', 'n'],
  topP: 0.9,
  maxTokens: 512,
  stop: ['END'],
  timeouts: { headers: 60, token: 120 },
  insecure: true,
  forgetKey: true,
  dropOrigin: true,
  secret: { type: 'key', value: 'k' },
  headers: [
    { name: 'x-team', value: 'secret' },
    { name: 'x-kept', value: null },
  ],
  query: [{ name: 'key', value: 'secret' }],
}
const quote = { type: 'selection', text: 'Quoted', host: 'example.org' } as const

/** At least one of each. A command without a sample here does not compile. */
const samples: { readonly [T in CommandType]: readonly [CommandOf<T>, ...CommandOf<T>[]] } = {
  announce: [{ type: 'announce', windowId: -1 }],
  collect: [{ type: 'collect', windowId: 7 }],
  'show-in-panel': [{ type: 'show-in-panel', windowId: 7, conversationId: 'c' }],
  open: [{ type: 'open', conversationId: 'c' }],
  ask: [
    {
      type: 'ask',
      conversationId: 'c',
      questionId: 'q',
      parts: [quote, { type: 'selection', text: '' }, { type: 'text', text: 'Why?' }],
    },
    { type: 'ask', conversationId: 'c', questionId: 'q', parts: [quote], edits: 'p' },
  ],
  queue: [
    {
      type: 'queue',
      conversationId: 'c',
      questionId: 'q',
      parts: [quote, { type: 'text', text: 'Why?' }],
      behind: 'a',
    },
  ],
  unqueue: [
    { type: 'unqueue', conversationId: 'c', questionId: 'q' },
    { type: 'unqueue', conversationId: 'c', questionId: 'q', draft: { text: 'Why', quote } },
  ],
  'send-queued': [{ type: 'send-queued', conversationId: 'c', questionId: 'q' }],
  stop: [{ type: 'stop', conversationId: 'c', messageId: 'a' }],
  retry: [
    { type: 'retry', conversationId: 'c', messageId: 'a', answerId: 'b' },
    { type: 'retry', conversationId: 'c', messageId: 'a', answerId: 'b', model: 'gpt-4o' },
  ],
  continue: [{ type: 'continue', conversationId: 'c', messageId: 'a' }],
  select: [{ type: 'select', conversationId: 'c', messageId: 'a' }],
  fork: [{ type: 'fork', conversationId: 'c', messageId: 'a', forkId: 'd' }],
  configure: [
    { type: 'configure', conversationId: 'c', change: { temperature: 0, model: null } },
    { type: 'configure', conversationId: 'c', change: FULL_SETUP },
  ],
  'await-permission': [
    {
      type: 'await-permission',
      conversationId: 'c',
      messageId: 'a',
      answerId: 'b',
      origin: 'https://example.org:8443',
    },
    { type: 'await-permission', conversationId: 'c', messageId: 'a', origin: 'https://example.org' },
    {
      type: 'await-permission',
      conversationId: 'c',
      messageId: 'a',
      answerId: 'b',
      origin: 'https://example.org',
      dropOrigin: 'default',
    },
  ],
  'stop-waiting': [{ type: 'stop-waiting' }],
  rename: [{ type: 'rename', conversationId: 'c', title: 'Mine' }],
  pin: [{ type: 'pin', conversationIds: ['c', 'd'], pinned: true }],
  delete: [{ type: 'delete', conversationIds: ['c', 'd'] }],
  restore: [{ type: 'restore', conversationIds: ['c'] }],
  'set-model-titles': [{ type: 'set-model-titles', on: true }],
  'set-sync': [{ type: 'set-sync', on: true }],
  'clear-sync': [{ type: 'clear-sync' }],
  'set-failover': [{ type: 'set-failover', on: true }],
  'forget-undo': [{ type: 'forget-undo', at: 5 }],
  'set-keep-days': [
    { type: 'set-keep-days', days: 30 },
    { type: 'set-keep-days', days: null },
  ],
  'count-outdated': [{ type: 'count-outdated', days: 30 }],
  index: [{ type: 'index' }],
  'save-draft': [
    { type: 'save-draft', key: 'c', draft: { text: '' } },
    { type: 'save-draft', key: 'c', draft: { text: 'Why', quote } },
    { type: 'save-draft', key: 'c', draft: { text: '', edits: 'q' }, place: 'edit' },
  ],
  'show-last': [
    { type: 'show-last', surface: 'popup', conversationId: 'c' },
    { type: 'show-last', surface: 'panel', conversationId: 'c' },
  ],
  'save-connection': [
    { type: 'save-connection', connection: form },
    { type: 'save-connection', connection: fullForm },
    { type: 'save-connection', connection: { ...form, secret: null } },
  ],
  'set-own': [
    { type: 'set-own', connectionId: 'x', key: 'sk-1' },
    { type: 'set-own', connectionId: 'x', key: null, dropOrigin: false },
    { type: 'set-own', connectionId: 'x', dropOrigin: true },
  ],
  'switch-connection': [{ type: 'switch-connection', connectionId: 'x', on: false }],
  'remove-connection': [{ type: 'remove-connection', connectionId: 'x' }],
  'restore-connection': [{ type: 'restore-connection', connectionId: 'x' }],
  'order-connections': [{ type: 'order-connections', connectionIds: ['y', 'x'] }],
  'duplicate-connection': [
    { type: 'duplicate-connection', connectionId: 'x', copyId: 'y', name: 'Work (copy)' },
  ],
  'list-models': [{ type: 'list-models', id: 'one', refresh: true }],
  'find-local': [{ type: 'find-local' }],
  'choose-model': [{ type: 'choose-model', conversationId: 'c', connectionId: 'x', model: 'm' }],
  'test-connection': [{ type: 'test-connection', testId: 't', connection: fullForm }],
  'cancel-test': [{ type: 'cancel-test', testId: 't' }],
  'find-endpoint': [{ type: 'find-endpoint', connection: fullForm }],
  'set-site': [{ type: 'set-site', origin: 'https://example.org', on: true }],
  'merge-import': [{ type: 'merge-import', importId: 'i', parts: 3 }],
  'cancel-import': [{ type: 'cancel-import', importId: 'i' }],
  'set-all-sites': [{ type: 'set-all-sites', on: false }],
}

export const EVERY_COMMAND = Object.values(samples).flat()
