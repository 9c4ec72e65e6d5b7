import type { Quirk } from '../model/quirk.ts'
import type { CompletionRequest, RequestMessage } from './completion.ts'

/** As it is sent. Options may have put anything into it. */
export interface RequestBody extends Readonly<Record<string, unknown>> {
  readonly model: string
  readonly messages: readonly RequestMessage[]
}

const DEFAULT_TEMPERATURE = 0.7

/** What a model that sees no images is told in the place of one. */
const NO_IMAGE = { type: 'text', text: '[An image, which you cannot see.]' } as const

/** `temperature` is 0.7 unless set. What the server is known to refuse is left out, or said in the way that it takes. */
export function toRequestBody(request: CompletionRequest, quirks: readonly Quirk[]): RequestBody {
  const { model, messages, stream, options } = request
  const whole = { model, messages, stream, temperature: DEFAULT_TEMPERATURE, ...options }
  return quirks.reduce<RequestBody>((body, quirk) => CHANGES[quirk](body), whole)
}

export function hasImages({ content }: RequestMessage): boolean {
  return typeof content !== 'string' && content.some(({ type }) => type === 'image_url')
}

const CHANGES: Readonly<Record<Quirk, (body: RequestBody) => RequestBody>> = {
  // A plain answer has no options of a stream.
  'no-stream': body => ({ ...without(body, 'stream_options'), stream: false }),
  'no-system': body => ({ ...body, messages: foldSystem(body.messages) }),
  'no-images': body => ({ ...body, messages: body.messages.map(withoutImages) }),
  'max-completion-tokens': body => renamed(body, 'max_tokens', 'max_completion_tokens'),
  'max-tokens': body => renamed(body, 'max_completion_tokens', 'max_tokens'),
  'no-temperature': body => without(body, 'temperature'),
  'no-top-p': body => without(body, 'top_p'),
  'no-stop': body => without(body, 'stop'),
  'no-stream-options': body => without(body, 'stream_options'),
}

function without(body: RequestBody, name: string): RequestBody {
  const { model, messages, [name]: _, ...rest } = body
  return { model, messages, ...rest }
}

function renamed(body: RequestBody, from: string, to: string): RequestBody {
  return body[from] === undefined ? body : { ...without(body, from), [to]: body[to] ?? body[from] }
}

/** Instructions go before the first question; without one they are the question. */
function foldSystem(messages: readonly RequestMessage[]): RequestMessage[] {
  const instructions = messages.flatMap(({ role, content }) => (role === 'system' ? [content] : []))
  const others = messages.filter(({ role }) => role !== 'system')
  const first = others.findIndex(({ role }) => role === 'user')
  if (instructions.length === 0) return others
  if (first === -1) return [{ role: 'user', content: joined(instructions) }, ...others]
  return others.map((message, index) =>
    index === first ? { ...message, content: joined([...instructions, message.content]) } : message,
  )
}

function joined(contents: readonly RequestMessage['content'][]): RequestMessage['content'] {
  const texts = contents.filter(content => typeof content === 'string')
  if (texts.length === contents.length) return texts.join('\n\n')
  return contents.flatMap(content =>
    typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content,
  )
}

function withoutImages(message: RequestMessage): RequestMessage {
  const { content } = message
  if (typeof content === 'string' || !hasImages(message)) return message
  const parts = content.map(part => (part.type === 'image_url' ? NO_IMAGE : part))
  // Where images are refused, parts often are.
  return { ...message, content: parts.map(({ text }) => text).join('\n\n') }
}
