/** ChatGPT's `conversations.json`: an array of conversations, each with its tree of nodes in `mapping`. */
import * as v from 'valibot'
import type { Conversation } from '../model/conversation.ts'
import { findTangle } from '../model/find-tangle.ts'
import type { Outcome } from '../model/message.ts'
import { readMarks } from './chatgpt-marks.ts'
import { checkForeign, seconds } from './check-foreign.ts'
import { type ForeignTurn, toConversation } from './foreign-conversation.ts'
import { type Path, refuse } from './refuse.ts'

/** As much as tells whether it is read. What is passed over may be as it likes, for programs change what is none of ours. */
const nodeSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  parent: v.nullish(v.string()),
  message: v.nullish(
    v.object({
      author: v.object({ role: v.string() }),
      recipient: v.optional(v.unknown()),
      content: v.optional(v.unknown()),
      metadata: v.optional(v.unknown()),
    }),
  ),
})

const hiddenSchema = v.object({ is_visually_hidden_from_conversation: v.literal(true) })
const contentSchema = v.variant('content_type', [
  v.object({
    content_type: v.picklist(['text', 'multimodal_text']),
    parts: v.nullish(v.array(v.unknown())),
  }),
  v.object({
    content_type: v.literal('code'),
    text: v.nullish(v.string()),
    language: v.nullish(v.string()),
  }),
  v.object({
    content_type: v.literal('thoughts'),
    thoughts: v.nullish(
      v.array(v.object({ summary: v.nullish(v.string()), content: v.nullish(v.string()) })),
    ),
  }),
])
const READ = ['text', 'multimodal_text', 'code', 'thoughts']
const otherContentSchema = v.object({
  content_type: v.pipe(
    v.string(),
    v.check(type => !READ.includes(type)),
  ),
})

const saidSchema = v.object({
  author: v.object({ role: v.picklist(['user', 'assistant']) }),
  create_time: v.nullish(seconds),
  content: contentSchema,
  metadata: v.nullish(
    v.object({
      model_slug: v.nullish(v.string()),
      finish_details: v.nullish(v.object({ type: v.nullish(v.string()) })),
    }),
  ),
})

type Said = v.InferOutput<typeof saidSchema>
type Looked = NonNullable<v.InferOutput<typeof nodeSchema>['message']>

interface Node {
  readonly id: string
  readonly parent?: string | null | undefined
  /** What it stands under in `mapping`. */
  readonly key: string
  /** Where a person saw it. */
  readonly said?: Said
  /** As the file has it. */
  readonly metadata?: unknown
}

const fieldsSchema = v.object({
  id: v.nullish(v.string()),
  conversation_id: v.nullish(v.string()),
  title: v.nullish(v.string()),
  create_time: v.nullish(seconds),
  update_time: v.nullish(seconds),
  current_node: v.nullish(v.string()),
})

export function checkNode(value: unknown, path: Path): Node {
  const { id, parent, message } = checkForeign(nodeSchema, value, path)
  const node = { id, parent, key: String(path.at(-1)) }
  if (!message || !isShown(message)) return node
  // Not from the first look, which kept less of it.
  const { message: whole } = value as { message: unknown } // looked at above
  const { metadata } = message
  return { ...node, metadata, said: checkForeign(saidSchema, whole, [...path, 'message']) }
}

/** Not what the model said to a tool, what nobody was shown, or what is neither text nor code. */
function isShown({ author, recipient, content, metadata }: Looked): boolean {
  if (author.role !== 'user' && author.role !== 'assistant') return false
  return (recipient ?? 'all') === 'all' && !v.is(hiddenSchema, metadata) && !v.is(otherContentSchema, content)
}

export function fromChatGpt(value: unknown, nodes: readonly Node[], path: Path): Conversation {
  const fields = checkForeign(fieldsSchema, value, path)
  const created = fields.create_time ?? 0
  const byId = new Map(nodes.map(node => [node.id, node]))
  const tangled = findTangle(byId)
  if (tangled !== undefined) refuse('invalid', [...path, 'mapping', byId.get(tangled)?.key ?? '', 'parent'])
  const turns = toTurns(byId, created)
  return toConversation({
    name: fields.conversation_id ?? fields.id ?? `${fields.title} ${created}`,
    host: 'chatgpt.com',
    title: fields.title ?? '',
    created,
    updated: fields.update_time ?? created,
    turns: turns.all,
    shown: turns.shownAt(fields.current_node ?? ''),
  })
}

/** The turns that a person saw, a parent before its children; what lies between two of them is passed over. */
function toTurns(nodes: ReadonlyMap<string, Node>, created: number) {
  const children = new Map<string, Node[]>()
  for (const node of nodes.values()) {
    const parent = nodes.has(node.parent ?? '') ? (node.parent ?? '') : ''
    const siblings = children.get(parent)
    if (siblings) siblings.push(node)
    else children.set(parent, [node])
  }
  const turns = new Map<string, ForeignTurn>()
  /** The turn that a node became, was joined to, or follows. */
  const turnOf = new Map<string, string>()
  /** What is passed over where versions begin, or below. */
  const parting = new Set<string>()

  // With a list of its own instead of recursion: a conversation is as deep as it is long.
  const waiting = [...(children.get('') ?? [])].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const before = turnOf.get(node.parent ?? '')
    const turn = node.said && toTurn(node, node.said, before, created)
    const last = before === undefined ? undefined : turns.get(before)
    if (!turn) {
      if (before !== undefined) turnOf.set(node.id, before)
      if (isFork(node)) parting.add(node.id)
    } else if (last && goesOn(last, turn) && !isFork(node)) {
      turns.set(last.name, join(last, turn))
      turnOf.set(node.id, last.name)
    } else {
      turns.set(node.id, turn)
      turnOf.set(node.id, node.id)
    }
    waiting.push(...(children.get(node.id) ?? []).toReversed())
  }

  /** Whether another version stands beside it. */
  function isFork({ parent }: Node): boolean {
    return (children.get(parent ?? '')?.length ?? 0) > 1 || parting.has(parent ?? '')
  }

  return { all: [...turns.values()], shownAt: (node: string) => turnOf.get(node) }
}

function toTurn(
  node: Node,
  said: Said,
  parent: string | undefined,
  created: number,
): ForeignTurn | undefined {
  const { role } = said.author
  const { content, metadata } = said
  const text = role === 'assistant' ? readMarks(toText(content), node.metadata) : toText(content)
  const thoughts = content.content_type === 'thoughts' ? content.thoughts : undefined
  const reasoning = (thoughts ?? [])
    .flatMap(({ summary, content: thought }) => [summary && `**${summary}**`, thought])
    .filter(Boolean)
    .join('\n\n')
  if (!text && !reasoning) return undefined
  const outcome = toOutcome(metadata?.finish_details?.type ?? '')
  return {
    name: node.id,
    ...(parent !== undefined && { parent }),
    role,
    text,
    ...(reasoning && { reasoning }),
    ...(metadata?.model_slug && { model: metadata.model_slug }),
    ...(outcome && { outcome }),
    created: said.create_time ?? created,
  }
}

function toText(content: Said['content']): string {
  if (content.content_type === 'thoughts') return ''
  if (content.content_type !== 'code') return toTexts(content.parts ?? []).join('\n\n')
  const { text, language } = content
  if (!text) return ''
  return `\`\`\`${language && language !== 'unknown' ? language : ''}\n${text}\n\`\`\``
}

/** What stands for an image or a sound, of which the file has no more than the name. */
const ATTACHMENT = '[attachment]'

const spokenSchema = v.object({ text: v.string() })
const soundSchema = v.object({
  content_type: v.pipe(v.string(), v.regex(/^.{0,40}audio.{0,40}_asset_pointer$/)),
})

/** What was spoken has its words beside the sound, for which nothing needs to stand then. */
function toTexts(parts: readonly unknown[]): string[] {
  const hasWords = parts.some(part => v.is(spokenSchema, part))
  return parts.flatMap(part => {
    if (typeof part === 'string') return part
    if (v.is(spokenSchema, part)) return part.text
    return hasWords && v.is(soundSchema, part) ? [] : ATTACHMENT
  })
}

function toOutcome(type: string): Outcome | undefined {
  if (type === 'max_tokens') return { status: 'complete', finishReason: 'length' }
  if (type === 'interrupted') return { status: 'stopped' }
  return undefined
}

/** An answer in several messages is one answer: thoughts first, then text. */
function goesOn(before: ForeignTurn, turn: ForeignTurn): boolean {
  return before.role === 'assistant' && turn.role === 'assistant'
}

function join(before: ForeignTurn, { text, reasoning, model, outcome }: ForeignTurn): ForeignTurn {
  const between = (...texts: (string | undefined)[]) => texts.filter(Boolean).join('\n\n')
  const thought = between(before.reasoning, reasoning)
  return {
    ...before,
    text: between(before.text, text),
    ...(thought && { reasoning: thought }),
    ...(model && { model }),
    ...(outcome && { outcome }),
  }
}
