import { MARKDOWN_SAMPLE } from './markdown-sample.ts'
import { type ChatBody, textOf } from './recorded-request.ts'

const HONESTLY =
  'This is the demo server of Mishalsgpt: there is no model behind it, and nothing left this computer.'

/** What the demo says: only things it really knows, and what it is. */
export function demoAnswer({ messages, model }: ChatBody, now = new Date()): string {
  const questions = messages.filter(message => message.role === 'user').map(textOf)
  const question = questions.at(-1) ?? ''
  const selection = findSelection(question)
  if (selection) return aboutSelection(selection)
  return (
    sample(question) ??
    counted(question) ??
    calculated(question) ??
    dated(question, now) ??
    whatItWasAsked(question, questions.length, model)
  )
}

function sample(question: string): string | undefined {
  const isLong = /^\W*(a )?long\b|\blong (answer|markdown|one|sample|text)\b/i.test(question)
  if (!isLong && !/\b(markdown|sample)\b/i.test(question)) return undefined
  const times = isLong ? 5 : 1
  return `${HONESTLY}\n\n${Array(times).fill(MARKDOWN_SAMPLE).join('\n\n---\n\n')}`
}

function counted(question: string): string | undefined {
  const last = Number(/\bcount(?: from (?:1|one))? (?:up )?to (\d{1,4})\b/i.exec(question)?.[1])
  return last > 0 ? Array.from({ length: last }, (_, index) => index + 1).join(' ') : undefined
}

function calculated(question: string): string | undefined {
  const [sum, a, operator, b] = /(-?\d+(?:\.\d+)?)\s*([-+*/×÷x])\s*(-?\d+(?:\.\d+)?)/.exec(question) ?? []
  if (sum === undefined) return undefined
  const result = calculate(Number(a), operator ?? '', Number(b))
  return `${a} ${operator} ${b} = ${Number(result.toPrecision(12))}\n\nThat much even a demo can work out. ${HONESTLY}`
}

function calculate(a: number, operator: string, b: number): number {
  if (operator === '+') return a + b
  if (operator === '-') return a - b
  return operator === '/' || operator === '÷' ? a / b : a * b
}

function dated(question: string, now: Date): string | undefined {
  if (!/\b(what|which|today)\b.*\b(date|day|time|today)\b/i.test(question)) return undefined
  const date = now.toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const time = now.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return `It is ${date}, ${time} by the clock of this computer.\n\n${HONESTLY}`
}

const FENCES = [
  /^(`{3,}|~{3,})[^\n]*\n([\s\S]*?)\n\1\s*$/m,
  /<((?:selection|quote|page)[\w-]*)\b[^>]*>\s*([\s\S]*?)\s*<\/\1>/,
]

interface Fenced {
  selection: string
  /** What the person wants with it: after it, or before it where nothing is after it. */
  request: string
}

function findSelection(question: string): Fenced | undefined {
  const match = FENCES.map(fence => fence.exec(question)).find(found => found?.[2])
  if (!match) return undefined
  const [before, after] = [question.slice(0, match.index), question.slice(match.index + match[0].length)]
  return { selection: match[2] ?? '', request: after.trim() || before.trim() }
}

function aboutSelection({ selection, request }: Fenced): string {
  const words = selection.match(/[\p{L}\p{N}’'-]+/gu) ?? []
  const sentences = selection.match(/[^.!?]+[.!?]+/g) ?? [selection]
  const quote = selection.replaceAll(/^/gm, '> ')
  return [
    `You selected this:\n\n${quote}`,
    `It has ${plural(words.length, 'word')} in ${plural(sentences.length, 'sentence')}.`,
    request && `With it came: “${shortened(request)}”`,
    `A model would answer here. ${HONESTLY}`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

function whatItWasAsked(question: string, turns: number, model: string): string {
  return [
    `You asked: “${shortened(question)}”`,
    turns > 1 ? `That is question ${turns} of this conversation; the ones before it came along.` : '',
    `${HONESTLY} A real server would now answer with ${model}.`,
    'The demo can count to a number, add two numbers, tell the date, quote a selection, and stream a *markdown sample* or a *long* one: try it.',
  ]
    .filter(Boolean)
    .join('\n\n')
}

const shortened = (text: string): string => (text.length > 400 ? `${text.slice(0, 400)} …` : text)

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
