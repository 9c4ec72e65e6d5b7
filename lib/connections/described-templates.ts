import type { Template, TemplateWords } from '../model/template.ts'
import { TEMPLATES } from './templates.ts'

/** For whoever chooses one. The background, which never shows them, does not load them. */
const WORDS: Readonly<Record<string, TemplateWords>> = {
  mishalsgpt: {
    hint: 'The server that comes with Mishalsgpt. It needs no account.',
  },
  openai: {
    keySource: {
      page: 'https://platform.openai.com/api-keys',
      words: 'API keys on platform.openai.com. A ChatGPT subscription has none.',
    },
    hint: 'Paid for by use, apart from any ChatGPT subscription.',
  },
  openrouter: {
    keySource: {
      page: 'https://openrouter.ai/settings/keys',
      words: 'Keys, in the settings of openrouter.ai.',
    },
    hint: 'Models of many makers behind one key.',
  },
  groq: {
    keySource: { page: 'https://console.groq.com/keys', words: 'API Keys on console.groq.com.' },
    hint: 'Open models, answered very fast.',
  },
  deepseek: {
    keySource: {
      page: 'https://platform.deepseek.com/api_keys',
      words: 'API keys on platform.deepseek.com.',
    },
    hint: 'DeepSeek’s own models, paid for in advance.',
  },
  mistral: {
    keySource: { page: 'https://console.mistral.ai/api-keys', words: 'API keys on console.mistral.ai.' },
    hint: 'Mistral’s own models.',
  },
  gemini: {
    keySource: { page: 'https://aistudio.google.com/apikey', words: 'Get API key on aistudio.google.com.' },
    hint: 'Gemini through the interface that Google keeps for OpenAI’s clients.',
  },
  anthropic: {
    keySource: {
      page: 'https://platform.claude.com/settings/keys',
      words: 'API keys on platform.claude.com. A Claude subscription has none.',
    },
    hint: 'Claude through the interface that Anthropic keeps for OpenAI’s clients.',
  },
  azure: {
    keySource: {
      page: 'https://portal.azure.com/',
      words: 'Keys and Endpoint of your Azure OpenAI resource on portal.azure.com.',
    },
    hint: 'The name of your resource, and the name that you gave to the deployment of a model.',
  },
  ollama: {
    hint: 'Models on this computer. Start Ollama first, and pull a model.',
  },
  'lm-studio': {
    hint: 'Models on this computer. Start the server in LM Studio’s Developer tab.',
  },
  'llama-cpp': {
    hint: 'A model on this computer, served by llama-server.',
  },
  vllm: {
    hint: 'A model on this computer or in your network, served by vllm serve.',
  },
  jan: {
    hint: 'Models on this computer. Start the Local API Server in Jan’s settings.',
  },
  koboldcpp: {
    hint: 'A model on this computer, served by KoboldCpp.',
  },
  litellm: {
    keySource: { page: 'https://docs.litellm.ai/docs/proxy/virtual_keys', words: 'Whoever runs the proxy.' },
    hint: 'A proxy on this computer or in your company, in front of other servers.',
  },
  nextchat: {
    keySource: { page: 'https://github.com/ChatGPTNextWeb/NextChat', words: 'Whoever runs the deployment.' },
    hint: 'A deployment of NextChat, with its access code.',
  },
  custom: {
    hint: 'Anything that speaks OpenAI’s chat completions: paste its address, or a curl command.',
  },
}

export const DESCRIBED_TEMPLATES: readonly Template[] = TEMPLATES.map(template => ({
  ...template,
  ...(WORDS[template.id] ?? { hint: '' }),
}))
