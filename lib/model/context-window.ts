/**
 * Tokens that the models of a family read and write together, as their makers say; of several the least. The first that
 * fits the name counts. What is not sure is not here: a window that is too small would leave out what could be sent.
 */
const FAMILIES: readonly (readonly [RegExp, number])[] = [
  [/^gpt-3\.5-turbo(?!-0[36]|-i)/, 16_385],
  [/^gpt-4-32k/, 32_768],
  [/^gpt-4(-0314|-0613|$)/, 8_192],
  [/^gpt-4\.1/, 1_047_576],
  [/^(chatgpt-4o|gpt-4o|gpt-4-|gpt-4\.5|gpt-5(\.\d)?-chat|gpt-oss|o1-(mini|preview))/, 128_000],
  // What it reads alone is less than what it reads and writes.
  [/^gpt-5(\.[123])?(-|$)/, 272_000],
  // Those from 4.6 on read a million.
  [/^(o[134](-|$)|claude-(3|(opus|sonnet|haiku)-(3|4(?![-.][6-9](\D|$)))))/, 200_000],
  [
    /^gemini-((1\.5|2|2\.\d|3|3\.\d)-(pro|flash)|(pro|flash|flash-lite)-latest$)(?!.*(image|thinking|tts|live|audio))/,
    1_000_000,
  ],
  [/^llama-?2(-|$)/, 4_096],
  [/^llama-?3(\.[123]|-[123]-)/, 128_000],
  [/^(llama-?3(-|$)|gemma(-?2|-1\.1)?(-(2|7|9|27)b|-it|-latest|$)|mistral-7b.*v0\.1)/, 8_192],
  [/^(mixtral-8x7b|mistral(-7b|$)|mistral-(small|medium)-(.*-)?(2312|24\d\d|2501)(-|$))/, 32_000],
  [/^qwen-?(2|2\.5)(-coder)?(-\d+(\.\d+)?b(?!.*1m)|$)/, 32_000],
  [/^qwen-?3(-\d+(\.\d+)?b(?!.*2507)|$)/, 32_000],
  [/^mixtral-8x22b/, 64_000],
  [/^deepseek-(v3|r1)/, 128_000],
  [/^(mistral-nemo|gemma-?3-\d\d?b(?<!-1b)|phi-?3.*-128k|phi-?3\.5|phi-?4-(mini|multimodal))/, 128_000],
  [/^phi-?3.*-4k/, 4_096],
  [/^phi-?4(?!-reasoning)(-|$)/, 16_000],
]

/** `undefined` for a model nobody here has heard of: its server will say when it is too much. */
export function knownWindow(model: string): number | undefined {
  // `meta-llama/Llama-3.1-8B`, `us.anthropic.claude-3-opus`, `llama3.1:8b`, `models/gemini-2.5-pro`.
  const name = model.toLowerCase().replaceAll(':', '-')
  const bare = name.replace(/^(.*\/)?([a-z]+\.)*(meta-)?/, '')
  return FAMILIES.find(([family]) => family.test(bare))?.[1]
}

/** What a person says of it wins over what is known of the model. */
export function windowOf({ model, contextWindow }: ModelInUse): number | undefined {
  return contextWindow ?? knownWindow(model)
}

interface ModelInUse {
  readonly model: string
  readonly contextWindow?: number
}
