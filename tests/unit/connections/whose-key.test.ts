import { describe, expect, test } from 'vitest'
import { parsePasted } from '../../../lib/connections/parse-pasted.ts'

const KEY = 'sk-or-v1-0123456789abcdef'
const server = { pasted: { url: 'https://gateway.example/v1', key: KEY } }
const keyless = { pasted: { url: 'https://gateway.example/v1' } }
const CALLED = 'https://gateway.example/v1/chat/completions'

describe('a program asks what it calls, and no other address in it', () => {
  test.each([
    `fetch("${CALLED}", {
      headers: {
        "Authorization": "Bearer ${KEY}",
        "HTTP-Referer": "https://mysite.example", // for the rankings of https://gateway.example
      },
    })`,
    `requests.post("${CALLED}", headers={"Authorization": "Bearer ${KEY}", "HTTP-Referer": "https://mysite.example"})`,
    `axios.post('${CALLED}', {}, {headers: {'Authorization': 'Bearer ${KEY}', 'HTTP-Referer': 'https://mysite.example'}})`,
    `headers = {\n  "HTTP-Referer": "https://mysite.example",\n  "Authorization": f"Bearer ${KEY}",\n}\nrequests.request("POST", "${CALLED}", headers=headers)`,
    `// https://docs.example/start\nawait fetch(\n  \`${CALLED}\`,\n  { headers: { Authorization: 'Bearer ${KEY}' } },\n)`,
    `new Request.Builder().url("${CALLED}").addHeader("HTTP-Referer", "https://mysite.example").addHeader("Authorization", "Bearer ${KEY}")`,
    `wget --header="HTTP-Referer: https://mysite.example" --header="Authorization: Bearer ${KEY}" ${CALLED}`,
    `POST /v1/chat/completions HTTP/1.1\nHost: gateway.example:443\nReferer: https://mysite.example\nAuthorization: Bearer ${KEY}`,
    `OPENAI_API_KEY = "${KEY}"\nrequests.post("${CALLED}", headers={"Authorization": f"Bearer {OPENAI_API_KEY}"})`,
    `client = OpenAI(api_key=SECRET, base_url="https://gateway.example/v1", default_headers={"HTTP-Referer": "https://mysite.example"})\nSECRET = "${KEY}"`,
    `new OpenAI({ baseURL: 'https://gateway.example/v1', apiKey: '${KEY}', defaultHeaders: { 'HTTP-Referer': 'https://mysite.example' } })`,
  ])('%s', text => {
    const { pasted } = parsePasted(text)
    expect([new URL(pasted?.url ?? '').origin, pasted?.key]).toEqual(['https://gateway.example', KEY])
  })

  test.each([
    `request.addHeader("HTTP-Referer", "https://mysite.example").addHeader("Authorization", "Bearer ${KEY}").url(BASE)`,
    `{"HTTP-Referer": "https://mysite.example", "Authorization": "Bearer ${KEY}"}`,
    `[["HTTP-Referer", "https://mysite.example"], ["Authorization", "Bearer ${KEY}"]]`,
  ])('and where it does not say what, nothing is taken: %s', text => {
    expect(parsePasted(text)).toEqual({ refusal: 'a-key', secret: true })
  })
})

test.each([
  `The guide is at https://docs.example/start, our gateway at https://gateway.example/v1, the key is ${KEY}`,
  `fetch("https://a.example/v1", {headers: {"Authorization": "Bearer ${KEY}"}}); fetch("https://b.example/v1")`,
  'OPENAI_BASE_URL=https://a.example/v1\nOLLAMA_HOST=localhost:11434',
])('of several addresses none is taken: %s', text => {
  expect(parsePasted(text).refusal).toBe('several')
})

test('of several addresses of one server, the one with a version is the interface', () => {
  const text = `Read https://gateway.example/docs, then use https://gateway.example/v1 with ${KEY}`
  expect(parsePasted(text)).toEqual(server)
})

describe('an environment has much in it besides', () => {
  const ours = `OPENAI_BASE_URL=https://gateway.example/v1\nOPENAI_API_KEY=${KEY}`

  test.each([
    'GITHUB_TOKEN=ghp_0123456789',
    'WEBHOOK_URL=https://hooks.example',
    'DATABASE_URL=postgres://user:pass@localhost/db',
    'HTTP_PROXY_URL=http://proxy.example:3128',
    'BASE_URL=https://mysite.example\nSECRET_KEY=django',
    'AZURE_STORAGE_URL=https://files.example\nAZURE_STORAGE_KEY=0123456789',
    'export STRIPE_API_KEY=sk_live_0123456789',
    '# OPENAI_BASE_URL=https://old.example/v1',
    'SMTP_HOST=smtp.example.com\nAPI_TOKEN=abc',
    'OPENAI_EMBEDDING_KEY=sk-0123456789',
  ])('which is none of the server’s: %s', other => {
    expect(parsePasted(`${other}\n${ours}`)).toEqual(server)
    expect(parsePasted(`${ours}\n${other}`)).toEqual(server)
  })

  test.each([
    ['LLM_GATEWAY_URL', 'LLM_GATEWAY_API_KEY'],
    ['ANTHROPIC_BASE_URL', 'ANTHROPIC_AUTH_TOKEN'],
    ['openaiBaseUrl', 'openaiApiKey'],
    ['openai.api_base', 'openai.api_key'],
    ['base_url', 'api_key'],
    ['MY_COMPANY_URL', 'MY_COMPANY_TOKEN'],
    ['BASE_URL', 'CODE'],
  ])('in which %s and %s are one server’s', (url, key) => {
    expect(parsePasted(`${url}=https://gateway.example/v1\n${key}=${KEY}`)).toEqual(server)
  })

  test.each([
    ['BASE_URL', 'OPENAI_API_KEY'],
    ['OPENAI_BASE_URL', 'GITHUB_TOKEN'],
    ['OPENAI_BASE_URL', 'API_KEY'],
    ['API_URL', 'STRIPE_API_KEY'],
  ])('in which %s and %s may be two servers’: the address is taken alone', (url, key) => {
    expect(parsePasted(`${url}=https://gateway.example/v1\n${key}=${KEY}`)).toEqual(keyless)
  })

  test.each(['WEBHOOK_URL', 'SITE_URL', 'DOCS'])('in which %s is no server’s of a key', name => {
    expect(parsePasted(`${name}=https://hooks.example\nOPENAI_API_KEY=${KEY}`)).toEqual({
      refusal: 'a-key',
      secret: true,
    })
    expect(parsePasted(`${name}=https://hooks.example\n${KEY}`)).toEqual({ refusal: 'a-key', secret: true })
    expect(parsePasted(`${name}=https://hooks.example\nFOO=bar`).pasted?.url).toBe('https://hooks.example')
  })

  test('in which of two keys nobody knows which is meant', () => {
    expect(parsePasted(`${ours}\nOPENAI_KEY=sk-other-0123456789`)).toEqual(keyless)
  })
})

describe('a configuration has parts, each with its own key', () => {
  test.each([
    `github:\n  token: ghp_0123456789\nllm:\n  base_url: https://gateway.example/v1\n  api_key: ${KEY}\nssh:\n  key: abc`,
    `{"github": {"token": "ghp_0123456789"}, "base_url": "https://gateway.example/v1", "api_key": "${KEY}"}`,
    `{"hooks": {"url": "https://hooks.example", "key": "k"}, "openai": {"base_url": "https://gateway.example/v1", "headers": {"Authorization": "Bearer ${KEY}"}}}`,
    `[github]\ntoken = "ghp_0123456789"\n\n[openai]\nbase_url = "https://gateway.example/v1"\napi_key = "${KEY}"`,
  ])('%s', text => {
    expect(parsePasted(text)).toEqual(server)
  })

  test.each([
    'github:\n  token: ghp_0123456789\nllm:\n  base_url: https://gateway.example/v1',
    '{"github": {"token": "ghp_0123456789"}, "base_url": "https://gateway.example/v1"}',
    '[github]\ntoken = "ghp_0123456789"\n[openai]\nbase_url = "https://gateway.example/v1"',
  ])('of which none goes with another’s address: %s', text => {
    expect(parsePasted(text)).toEqual(keyless)
  })
})

describe('a letter says what is whose', () => {
  test.each([
    `Base URL: https://gateway.example/v1\nAPI key: ${KEY}`,
    `Our gateway: https://gateway.example/v1 and your key: ${KEY}`,
    `| Base URL | https://gateway.example/v1 |\n| Key | ${KEY} |`,
  ])('%s', text => {
    expect(parsePasted(text)).toEqual(server)
  })

  test.each([
    'Base URL: https://gateway.example/v1\nGitHub API key: ghp_0123456789',
    'Use https://gateway.example/v1 with the GitHub token: ghp_0123456789',
  ])('and of another’s key it is not: %s', text => {
    expect(parsePasted(text)).toEqual(keyless)
  })

  test('nor of another’s address', () => {
    const text = `Webhook URL: https://hooks.example/x\nAPI key: ${KEY}`
    expect(parsePasted(text)).toEqual({ refusal: 'a-key', secret: true })
  })
})

describe('before a curl command', () => {
  test('stands what its variables are', () => {
    const before = `export GATEWAY=https://gateway.example/v1\nexport SECRET=${KEY}\n`
    const command = `curl "$GATEWAY/chat/completions" -H "Authorization: Bearer $\{SECRET}"`
    expect(parsePasted(before + command)).toEqual(server)
  })

  test('a key that it does not name is not its server’s', () => {
    expect(parsePasted(`export OPENAI_API_KEY=${KEY}\ncurl https://gateway.example/v1`)).toEqual(keyless)
  })
})
