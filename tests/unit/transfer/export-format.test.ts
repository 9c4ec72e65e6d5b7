import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { ConversationHead } from '../../../lib/model/conversation.ts'
import type { Answer, Question } from '../../../lib/model/message.ts'
import type { Setup } from '../../../lib/model/setup.ts'

const format = await readFile('docs/export-format.md', 'utf8')

/** Each with all its fields, or it does not compile. Those that no file holds are `never`. */
type Written<T, Unwritten extends keyof T = never> = Record<Exclude<keyof T, Unwritten>, true>

const setup: Written<Setup> = {
  systemPrompt: true,
  connection: true,
  model: true,
  contextWindow: true,
  temperature: true,
  maxTokens: true,
  topP: true,
  stop: true,
}

const head: Written<ConversationHead, 'keptSince'> = {
  id: true,
  title: true,
  created: true,
  updated: true,
  leaf: true,
  setup: true,
  pinned: true,
  named: true,
}

const question: Written<Question> = { role: true, id: true, parent: true, parts: true, created: true }

const answer: Written<Answer, 'retrying' | 'unkept'> = {
  role: true,
  id: true,
  parent: true,
  text: true,
  reasoning: true,
  thought: true,
  connection: true,
  connectionName: true,
  model: true,
  host: true,
  insteadOf: true,
  usage: true,
  sent: true,
  outcome: true,
  created: true,
  ended: true,
}

test.each([
  ['a conversation', head],
  ['its settings', setup],
  ['a question', question],
  ['an answer', answer],
])('the description of the format names every field of %s', (_, fields) => {
  const unnamed = Object.keys(fields).filter(field => !new RegExp(`\`"?${field}[?:"\`]`).test(format))
  expect(unnamed).toEqual([])
})
