import { type Conversation, toBranch } from '../model/conversation.ts'
import { type Answer, isUnreadable, type Message, type Part, type Question } from '../model/message.ts'

/** The branch that is shown, to be read by people and by whatever reads Markdown. */
export function toMarkdown(conversation: Conversation): string {
  const turns = toBranch(conversation).map(turnToMarkdown)
  return `${[`# ${onOneLine(conversation.title) || 'Conversation'}`, ...turns].join('\n\n')}\n`
}

function turnToMarkdown(message: Message): string {
  if (isUnreadable(message)) return `## ${message.role === 'user' ? 'You' : 'Answer'}\n\n*(damaged)*`
  return message.role === 'user' ? questionToMarkdown(message) : answerToMarkdown(message)
}

function questionToMarkdown({ parts, created }: Question): string {
  return [`## You`, `*${dateOf(created)}*`, ...parts.map(partToMarkdown)].join('\n\n')
}

function partToMarkdown(part: Part): string {
  if (part.type === 'text') return part.text
  const quote = part.text.replace(/^/gm, '> ')
  return part.host ? `${quote}\n>\n> — ${part.host}` : quote
}

function answerToMarkdown({ model, host, text, reasoning, outcome }: Answer): string {
  const thought = reasoning && `> **Reasoning**\n>\n${reasoning.replace(/^/gm, '> ')}`
  const ending = outcome?.status === 'complete' ? '' : `*(${outcome?.status ?? 'interrupted'})*`
  return [`## ${onOneLine(model) || 'Answer'} · ${onOneLine(host)}`, thought, text.trim(), ending]
    .filter(Boolean)
    .join('\n\n')
}

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Of no language and no time zone, so that it is the same wherever it is written. */
function dateOf(time: number): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? '' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
