import type { Template } from '../model/template.ts'
import { presetConnection } from './preset-connection.ts'

/** The only place that knows services by their names. A row here is all that a new one takes. */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'mishalsgpt',
    name: 'Mishalsgpt',
    url: presetConnection.url,
    credential: 'none',
    hint: 'The server that comes with Mishalsgpt. It needs no account.',
    model: presetConnection.model,
  },
  {
    id: 'openai',
    name: 'OpenAI',
    url: 'https://api.openai.com/v1',
    credential: 'key',
    keySource: {
      page: 'https://platform.openai.com/api-keys',
      words: 'API keys on platform.openai.com. A ChatGPT subscription has none.',
    },
    countsWhenAsked: true,
    hint: 'Paid for by use, apart from any ChatGPT subscription.',
    model: 'gpt-4o-mini',
  },
  {
    id: 'openrouter',
    name: 'OpenRouter',
    url: 'https://openrouter.ai/api/v1',
    credential: 'key',
    keySource: {
      page: 'https://openrouter.ai/settings/keys',
      words: 'Keys, in the settings of openrouter.ai.',
    },
    hint: 'Models of many makers behind one key.',
    model: 'openrouter/auto',
  },
  {
    id: 'groq',
    name: 'Groq',
    url: 'https://api.groq.com/openai/v1',
    credential: 'key',
    keySource: { page: 'https://console.groq.com/keys', words: 'API Keys on console.groq.com.' },
    hint: 'Open models, answered very fast.',
  },
  {
    id: 'deepseek',
    name: 'DeepSeek',
    url: 'https://api.deepseek.com/v1',
    credential: 'key',
    keySource: {
      page: 'https://platform.deepseek.com/api_keys',
      words: 'API keys on platform.deepseek.com.',
    },
    countsWhenAsked: true,
    hint: 'DeepSeek’s own models, paid for in advance.',
    model: 'deepseek-chat',
  },
  {
    id: 'mistral',
    name: 'Mistral',
    url: 'https://api.mistral.ai/v1',
    credential: 'key',
    keySource: { page: 'https://console.mistral.ai/api-keys', words: 'API keys on console.mistral.ai.' },
    hint: 'Mistral’s own models.',
    model: 'mistral-small-latest',
  },
  {
    id: 'gemini',
    name: 'Google Gemini',
    url: 'https://generativelanguage.googleapis.com/v1beta/openai',
    credential: 'key',
    keySource: { page: 'https://aistudio.google.com/apikey', words: 'Get API key on aistudio.google.com.' },
    countsWhenAsked: true,
    hint: 'Gemini through the interface that Google keeps for OpenAI’s clients.',
    model: 'gemini-flash-latest',
  },
  {
    id: 'anthropic',
    name: 'Anthropic Claude',
    url: 'https://api.anthropic.com/v1',
    credential: 'key',
    keySource: {
      page: 'https://platform.claude.com/settings/keys',
      words: 'API keys on platform.claude.com. A Claude subscription has none.',
    },
    countsWhenAsked: true,
    hint: 'Claude through the interface that Anthropic keeps for OpenAI’s clients.',
    // Requests that carry an origin are refused without the first; the list of models asks for the second.
    headers: { 'anthropic-dangerous-direct-browser-access': 'true', 'anthropic-version': '2023-06-01' },
  },
  {
    id: 'azure',
    name: 'Azure OpenAI',
    url: 'https://{resource}.openai.azure.com/openai/deployments/{deployment}/chat/completions?api-version=2024-10-21',
    credential: 'api-key',
    keySource: {
      page: 'https://portal.azure.com/',
      words: 'Keys and Endpoint of your Azure OpenAI resource on portal.azure.com.',
    },
    countsWhenAsked: true,
    hint: 'The name of your resource, and the name that you gave to the deployment of a model.',
  },
  {
    id: 'ollama',
    name: 'Ollama',
    url: 'http://127.0.0.1:11434/v1',
    credential: 'none',
    port: 11434,
    checksOrigin: true,
    countsWhenAsked: true,
    hint: 'Models on this computer. Start Ollama first, and pull a model.',
  },
  {
    id: 'lm-studio',
    name: 'LM Studio',
    url: 'http://127.0.0.1:1234/v1',
    credential: 'optional-key',
    port: 1234,
    hint: 'Models on this computer. Start the server in LM Studio’s Developer tab.',
  },
  {
    id: 'llama-cpp',
    name: 'llama.cpp',
    url: 'http://127.0.0.1:8080/v1',
    credential: 'optional-key',
    port: 8080,
    hint: 'A model on this computer, served by llama-server.',
  },
  {
    id: 'vllm',
    name: 'vLLM',
    url: 'http://127.0.0.1:8000/v1',
    credential: 'optional-key',
    port: 8000,
    countsWhenAsked: true,
    hint: 'A model on this computer or in your network, served by vllm serve.',
  },
  {
    id: 'jan',
    name: 'Jan',
    url: 'http://127.0.0.1:1337/v1',
    credential: 'optional-key',
    port: 1337,
    hint: 'Models on this computer. Start the Local API Server in Jan’s settings.',
  },
  {
    id: 'koboldcpp',
    name: 'KoboldCpp',
    url: 'http://127.0.0.1:5001/v1',
    credential: 'optional-key',
    port: 5001,
    hint: 'A model on this computer, served by KoboldCpp.',
  },
  {
    id: 'litellm',
    name: 'LiteLLM',
    url: 'http://127.0.0.1:4000/v1',
    credential: 'optional-key',
    keySource: { page: 'https://docs.litellm.ai/docs/proxy/virtual_keys', words: 'Whoever runs the proxy.' },
    port: 4000,
    countsWhenAsked: true,
    hint: 'A proxy on this computer or in your company, in front of other servers.',
  },
  {
    id: 'nextchat',
    name: 'NextChat',
    url: 'https://{your-deployment}/api/openai/v1',
    credential: 'access-code',
    keySource: { page: 'https://github.com/ChatGPTNextWeb/NextChat', words: 'Whoever runs the deployment.' },
    hint: 'A deployment of NextChat, with its access code.',
  },
  {
    id: 'custom',
    name: 'Another server',
    url: '',
    credential: 'optional-key',
    hint: 'Anything that speaks OpenAI’s chat completions: paste its address, or a curl command.',
  },
]

/** The service that an address belongs to, where its host tells. Local ones share theirs with everything else. */
export function templateOf(url: string): Template | undefined {
  if (!URL.canParse(url)) return undefined
  const { host } = new URL(url)
  return TEMPLATES.find(template => template.port === undefined && isHostOf(template, host))
}

/** Of the service that stands there, or usually has that port. */
export function countsWhenAsked(url: string): boolean {
  const { port } = new URL(url)
  const template = templateOf(url) ?? TEMPLATES.find(template => `${template.port}` === port)
  return template?.countsWhenAsked === true
}

/** `{resource}.openai.azure.com` stands for every name in that place, a name that is wholly open for none. */
function isHostOf({ url }: Template, host: string): boolean {
  const open = /^https:\/\/\{[^}]+\}([^/]*)/.exec(url)?.[1]
  if (open !== undefined) return open !== '' && host.endsWith(open)
  return URL.canParse(url) && new URL(url).host === host
}
