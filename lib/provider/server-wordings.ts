import type { Quirk } from '../model/quirk.ts'

type Finding = Quirk | 'context' | 'model' | 'path' | 'origin'

/**
 * The one place where a server's words decide anything. Codes are asked first; but of the servers people have, few send one:
 * templates of models raise plain text, gateways pass on half of what they were told, and some services give every
 * mistake the same code. Each wording stands as it was recorded from the service that is named beside it, in lower case.
 * A new one is a row here, and nothing else anywhere.
 */
const WORDINGS: Readonly<Record<Finding, readonly RegExp[]>> = {
  'no-stream': [
    /organization must be verified to stream/, // OpenAI
    /\bstream(?:ing)? (?:mode )?(?:is )?(?:not (?:yet )?(?:supported|available|implemented)|unsupported)/, // gateways
    /does(?: not|n't) support stream(?:ing)?\b/,
    ...refusalsOf('stream'),
  ],
  'no-system': [
    /system (?:role|message|prompt|instruction)s? (?:is |are )?not (?:supported|enabled)/, // Gemma's template: vLLM, llama.cpp
    /developer instruction is not enabled/, // Gemini, for Gemma
    /only user(?:,| and) (?:assistant|model).{0,40}roles are supported/, // Mistral's templates
    /conversation roles must alternate user\/assistant/, // Mistral 7B's and Gemma's templates
    /does(?: not|n't) support (?:the )?['"`]?system\b/, // OpenAI's o1-preview, LM Studio
  ],
  'no-images': [
    /image_url is only supported by certain models/, // OpenAI
    /unknown variant `image_url`/, // DeepSeek
    /invalid type: sequence, expected a string/, // DeepSeek until 2025
    /support(?:s)? image inputs?|support images/, // OpenRouter, Ollama, LM Studio
    /image input is not supported/, // llama.cpp
    /unsupported content part type: "image_url"/, // llama.cpp until 2025
    /missing data required for image input/, // Ollama
    /cannot unmarshal array into .{0,80}content of type string/, // Ollama until 2024
    /is not a multimodal model|at most 0 image\(s\)/, // vLLM
    /content['"`]?:? must be a string/, // Groq
  ],
  'max-completion-tokens': [
    /use ['"`]?max_completion_tokens['"`]? instead/, // OpenAI, Azure
    ...refusalsOf('max_tokens'),
  ],
  'max-tokens': refusalsOf('max_completion_tokens'),
  'no-temperature': [
    /`?temperature`? and `?top_p`? cannot both be specified/, // Anthropic
    /`?temperature`? may only be set to 1/, // Anthropic, with thinking
    ...refusalsOf('temperature'),
  ],
  'no-top-p': [/`?top_p`? must be (?:greater than or equal to 0\.95 or )?unset/, ...refusalsOf('top_p')], // Anthropic, with thinking
  'no-stop': refusalsOf('stop'),
  'no-stream-options': refusalsOf('stream_options'),
  context: [
    /maximum context length/, // OpenAI, vLLM, DeepSeek, Mistral
    /prompt is too long/, // Anthropic
    /exceeds the (?:available context size|maximum number of tokens allowed)/, // llama.cpp, Gemini
    /(?:please )?reduce the length of (?:the )?(?:messages|your prompt)/, // OpenAI, Groq
  ],
  model: [
    /model not exist/, // DeepSeek, with status 400
    /\binvalid model\b/, // Mistral and LiteLLM, with status 400
    /not a valid model id/, // OpenRouter, with status 400
    /no endpoints found for /, // OpenRouter
    /\bmodels?\b.{1,300}(?:does not exist|not found)/, // OpenAI, Groq, vLLM, Ollama, Gemini
    /^model: /, // Anthropic
    /\bmodels?\b.{1,300}(?:been (?:deprecated|decommissioned)|retired|no longer available)/, // OpenAI, Groq
  ],
  path: [
    /invalid url \(/, // OpenAI
    /no route matched/, // Mistral and others behind Kong
    /unexpected endpoint or method/, // LM Studio, with status 200
  ],
  origin: [
    /cors requests must set/, // Anthropic
    /not allowed by cors|\bcors (?:error|policy|origin)/, // Express, gateways
    /\borigin\b.{0,300}(?:not allowed|not permitted|forbidden|denied|rejected)|invalid origin/, // gateways, reverse proxies
  ],
}

/** How services say that they do not know this field, or not with this model. */
function refusalsOf(field: string): RegExp[] {
  const name = `['"\`]?\\b${field}\\b['"\`]?`
  return [
    `unsupported (?:parameter|value): ${name}`, // OpenAI, Azure
    `unrecognized request arguments? supplied: (?:\\w+, ){0,9}${name}`, // OpenAI and Azure, older
    `unknown (?:parameter|name|field):? ${name}`, // OpenAI, Gemini
    `not support(?:ed)? (?:the )?(?:parameters?|arguments?):? [[{]?(?:'\\w+'(?:: [^,]{1,40})?, ){0,9}${name}`, // LiteLLM, xAI
    `argument not supported on this model: ${name}`, // xAI
    `${name} (?:parameter |field )?(?:is |are )?(?:not (?:supported|permitted|allowed)|unsupported|deprecated)`, // Anthropic, Groq
    `${name}[^a-z]{1,3}extra inputs are not permitted`, // Mistral and vLLM, as text
  ].map(pattern => new RegExp(pattern))
}

/** Longer ones repeat the request, and what a person wrote in it means nothing. */
const MAX_LENGTH = 2_000

export function says(words: string, finding: Finding): boolean {
  return wordingIn(words, finding) !== undefined
}

/** The words that say it, in lower case. */
export function wordingIn(words: string, finding: Finding): string | undefined {
  const text = words.slice(0, MAX_LENGTH).toLowerCase()
  for (const wording of WORDINGS[finding]) {
    const [found] = wording.exec(text) ?? []
    if (found) return found
  }
  return undefined
}
