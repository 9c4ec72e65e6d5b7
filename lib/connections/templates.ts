import type { KnownService } from '../model/template.ts'
import { withoutSlashes } from '../model/without-slashes.ts'
import { hasPlaceholder } from './is-placeholder.ts'
import { presetConnection } from './preset-connection.ts'

/** Services by their names. A row here, and what is said of it in `described-templates.ts`, is all that a new one takes. */
export const TEMPLATES: readonly KnownService[] = [
  {
    id: 'mishalsgpt',
    name: 'Mishalsgpt',
    url: presetConnection.url,
    credential: 'none',
    model: presetConnection.model,
  },
  {
    id: 'openai',
    name: 'OpenAI',
    url: 'https://api.openai.com/v1',
    credential: 'key',
    countsWhenAsked: true,
  },
  {
    id: 'openrouter',
    name: 'OpenRouter',
    url: 'https://openrouter.ai/api/v1',
    credential: 'key',
    model: 'openrouter/auto',
  },
  {
    id: 'groq',
    name: 'Groq',
    url: 'https://api.groq.com/openai/v1',
    credential: 'key',
  },
  {
    id: 'deepseek',
    name: 'DeepSeek',
    url: 'https://api.deepseek.com/v1',
    credential: 'key',
    countsWhenAsked: true,
    model: 'deepseek-flash',
  },
  {
    id: 'mistral',
    name: 'Mistral',
    url: 'https://api.mistral.ai/v1',
    credential: 'key',
    model: 'mistral-small-latest',
  },
  {
    id: 'gemini',
    name: 'Google Gemini',
    url: 'https://generativelanguage.googleapis.com/v1beta/openai',
    credential: 'key',
    countsWhenAsked: true,
    model: 'gemini-flash-latest',
  },
  {
    id: 'anthropic',
    name: 'Anthropic Claude',
    url: 'https://api.anthropic.com/v1',
    credential: 'key',
    countsWhenAsked: true,
    // Requests that carry an origin are refused without the first; the list of models asks for the second.
    headers: { 'anthropic-dangerous-direct-browser-access': 'true', 'anthropic-version': '2023-06-01' },
  },
  {
    id: 'azure',
    name: 'Azure OpenAI',
    url: 'https://{resource}.openai.azure.com/openai/deployments/{deployment}/chat/completions?api-version=2024-10-21',
    // Of every deployment; the model says which.
    base: '/openai/v1',
    credential: 'api-key',
    countsWhenAsked: true,
  },
  {
    id: 'ollama',
    name: 'Ollama',
    url: 'http://127.0.0.1:11434/v1',
    credential: 'none',
    port: 11434,
    checksOrigin: true,
    countsWhenAsked: true,
  },
  {
    id: 'lm-studio',
    name: 'LM Studio',
    url: 'http://127.0.0.1:1234/v1',
    credential: 'optional-key',
    port: 1234,
    countsWhenAsked: true,
  },
  {
    id: 'llama-cpp',
    name: 'llama.cpp',
    url: 'http://127.0.0.1:8080/v1',
    credential: 'optional-key',
    port: 8080,
    countsWhenAsked: true,
  },
  {
    id: 'vllm',
    name: 'vLLM',
    url: 'http://127.0.0.1:8000/v1',
    credential: 'optional-key',
    port: 8000,
    countsWhenAsked: true,
  },
  {
    id: 'jan',
    name: 'Jan',
    url: 'http://127.0.0.1:1337/v1',
    credential: 'optional-key',
    port: 1337,
  },
  {
    id: 'koboldcpp',
    name: 'KoboldCpp',
    url: 'http://127.0.0.1:5001/v1',
    credential: 'optional-key',
    port: 5001,
    countsWhenAsked: true,
  },
  {
    id: 'litellm',
    name: 'LiteLLM',
    url: 'http://127.0.0.1:4000/v1',
    credential: 'optional-key',
    port: 4000,
    countsWhenAsked: true,
  },
  {
    id: 'nextchat',
    name: 'NextChat',
    url: 'https://{your-deployment}/api/openai/v1',
    credential: 'access-code',
  },
  {
    id: 'custom',
    name: 'Another server',
    url: '',
    credential: 'optional-key',
  },
]

/** The service that an address belongs to, where its host tells. Local ones share theirs with everything else. */
export function templateOf(url: string): KnownService | undefined {
  if (!URL.canParse(url)) return undefined
  const { host } = new URL(url)
  return TEMPLATES.find(template => template.port === undefined && isHostOf(template, host))
}

/** The path under which a service has its interface, where that is known. */
export function basePathOf({ url, base }: KnownService): string | undefined {
  return (
    base ?? (URL.canParse(url) && !hasPlaceholder(url) ? withoutSlashes(new URL(url).pathname) : undefined)
  )
}

/** Of the service that stands there, or usually has that port. */
export function countsWhenAsked(url: string): boolean {
  const { port } = new URL(url)
  const template = templateOf(url) ?? TEMPLATES.find(template => `${template.port}` === port)
  return template?.countsWhenAsked === true
}

/** `{resource}.openai.azure.com` stands for every name in that place, a name that is wholly open for none. */
function isHostOf({ url }: KnownService, host: string): boolean {
  const open = /^https:\/\/\{[^}]+\}([^/]*)/.exec(url)?.[1]
  if (open !== undefined) return open !== '' && host.endsWith(open)
  return URL.canParse(url) && new URL(url).host === host
}
