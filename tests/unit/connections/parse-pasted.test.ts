import { describe, expect, test } from 'vitest'
import { parsePasted } from '../../../lib/connections/parse-pasted.ts'

const secret = true
const KEY = 'sk-proj-0123456789abcdef'

describe('an address', () => {
  test.each([
    ['https://gateway.example/v1', 'https://gateway.example/v1'],
    ['  https://gateway.example/v1/  ', 'https://gateway.example/v1'],
    ['https://gateway.example/v1//', 'https://gateway.example/v1'],
    ['"https://gateway.example/v1",', 'https://gateway.example/v1'],
    ['<https://gateway.example/v1>', 'https://gateway.example/v1'],
    ['`https://gateway.example/v1`', 'https://gateway.example/v1'],
    ['“https://gateway.example/v1”.', 'https://gateway.example/v1'],
    ['https://gateway.example/v1/chat/completions', 'https://gateway.example/v1'],
    ['https://gateway.example/v1/chat/completions/', 'https://gateway.example/v1'],
    ['https://gateway.example/v1/models', 'https://gateway.example/v1'],
    ['https://gateway.example/v1/models/gpt-4o', 'https://gateway.example/v1'],
    ['https://gateway.example/api/openai/v1/responses', 'https://gateway.example/api/openai/v1'],
    // Without a version the base could be a website's address; what was pasted says that it is none.
    ['https://gateway.example/chat/completions', 'https://gateway.example/chat/completions'],
    ['https://gateway.example/inference/models', 'https://gateway.example/inference/chat/completions'],
    ['https://gateway.example', 'https://gateway.example'],
    ['gateway.example/v1', 'https://gateway.example/v1'],
    ['//gateway.example/v1', 'https://gateway.example/v1'],
    ['gateway.example:8443', 'https://gateway.example:8443'],
    ['localhost:11434', 'http://localhost:11434'],
    ['localhost', 'http://localhost'],
    ['127.0.0.1:1234/v1', 'http://127.0.0.1:1234/v1'],
    ['[::1]:8080', 'http://[::1]:8080'],
    ['http://localhost:11434/api/chat', 'http://localhost:11434/v1'],
    ['http://localhost:11434/api/tags', 'http://localhost:11434/v1'],
    // Known services are completed.
    ['api.openai.com', 'https://api.openai.com/v1'],
    ['https://openrouter.ai', 'https://openrouter.ai/api/v1'],
    ['https://api.groq.com/openai', 'https://api.groq.com/openai/v1'],
    ['https://api.deepseek.com/chat/completions', 'https://api.deepseek.com/v1'],
    ['https://api.deepseek.com/beta/chat/completions', 'https://api.deepseek.com/beta/chat/completions'],
    ['https://api.anthropic.com/v1/messages', 'https://api.anthropic.com/v1'],
    [
      'https://generativelanguage.googleapis.com/v1beta/models/gemini-flash-latest:generateContent',
      'https://generativelanguage.googleapis.com/v1beta/openai',
    ],
    [
      'https://mine.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21',
      'https://mine.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21',
    ],
    ['https://mine.openai.azure.com', 'https://mine.openai.azure.com/openai/v1'],
    ['https://mine.openai.azure.com/openai/', 'https://mine.openai.azure.com/openai/v1'],
    ['https://mine.openai.azure.com/?api-version=2024-10-21', 'https://mine.openai.azure.com/openai/v1'],
    ['https://gateway.example/v1/chat', 'https://gateway.example/v1'],
    ['https://gateway.example/v1/chat/', 'https://gateway.example/v1'],
    // A website may be at such a path.
    ['https://gateway.example/chat', 'https://gateway.example/chat'],
    ['[our gateway](https://gateway.example/v1)', 'https://gateway.example/v1'],
    ['See [our gateway](https://gateway.example/v1).', 'https://gateway.example/v1'],
    ['open("http://[::1]:8080/v1/models")', 'http://[::1]:8080/v1'],
    ['Our gateway is at https://gateway.example/v1, ask me for a key.', 'https://gateway.example/v1'],
    // Chat programs and the property pages of Windows put in what nobody sees.
    ['https://gateway.example/v1\u200b', 'https://gateway.example/v1'],
    ['\u202ahttps://gateway.example/v1/chat\u00ad/completions\u202c', 'https://gateway.example/v1'],
  ])('%j leads to %s', (text, url) => {
    expect(parsePasted(text)).toEqual({ pasted: { url } })
  })

  test('in the person’s own network is http, which is refused until its switch is on', () => {
    for (const host of ['192.168.0.2:8080', '10.1.2.3', 'nas.local:8000', 'ollama:11434']) {
      expect(parsePasted(host)).toEqual({ refusal: 'insecure' })
      expect(parsePasted(host, { insecure: true })).toEqual({ pasted: { url: `http://${host}` } })
    }
  })

  test('gives its secrets away to be kept apart', () => {
    expect(parsePasted('https://gateway.example/v1?key=AIzaSecret&api-version=1')).toEqual({
      pasted: { url: 'https://gateway.example/v1?api-version=1', query: { key: 'AIzaSecret' } },
    })
    expect(parsePasted('https://gateway.example/v1/models?access_token=a&code=b&sig=c&version=2')).toEqual({
      pasted: {
        url: 'https://gateway.example/v1?version=2',
        query: { access_token: 'a', code: 'b', sig: 'c' },
      },
    })
  })

  test.each(['access_code', 'pass', 'pwd', 'jwt', 'bearer', 'sid', 'pin', 'ak', 'x', 'api-versions'])(
    'takes for a secret what nobody knows to be none: %s',
    name => {
      expect(parsePasted(`https://gateway.example/v1?${name}=a1&api-version=2024-10-21`)).toEqual({
        pasted: { url: 'https://gateway.example/v1?api-version=2024-10-21', query: { [name]: 'a1' } },
      })
    },
  )

  test.each(['sk-abcdef1234567890', 'a b', 'a'.repeat(65)])(
    'takes for a secret what looks like none of its name: version=%s',
    value => {
      const address = `https://gateway.example/v1?version=${encodeURIComponent(value)}`
      expect(parsePasted(address)).toEqual({
        pasted: { url: 'https://gateway.example/v1', query: { version: value } },
      })
    },
  )

  test('is refused with a key in its path, where nothing can be kept apart', () => {
    const address = 'https://gateway.example/sk-abcdef1234567890/v1'
    expect(parsePasted(address)).toEqual({ refusal: 'credentials', secret })
  })

  test('and a key beside it are both taken', () => {
    expect(parsePasted(`https://gateway.example/v1\n${KEY}`)).toEqual({
      pasted: { url: 'https://gateway.example/v1', key: KEY },
    })
  })

  test.each([
    ['', 'no-address'],
    [' \n ', 'no-address'],
    ['""', 'no-address'],
    ['no address in here', 'no-address'],
    ['hello', 'not-a-url'],
    [KEY, 'a-key'],
    ['AIzaSyA-1234567890_abcdefg', 'a-key'],
    ['gsk_0123456789abcdef', 'a-key'],
    [`Bearer ${KEY}`, 'a-key'],
    ['Authorization: Bearer 0123456789', 'a-key'],
    [`OPENAI_API_KEY=${KEY}`, 'a-key'],
    ['Bearer YOUR_API_KEY', 'no-address'],
    ['view:https://gateway.example/v1', 'not-http'],
    ['javascript:alert(1)', 'not-http'],
    ['data:text/html,x', 'not-http'],
    ['file:///etc/passwd', 'not-http'],
    ['ftp://example.org', 'not-http'],
    ['https://user:pass@example.org', 'credentials'],
    ['http://example.org/v1', 'insecure'],
    ['https://{resource}.openai.azure.com/openai/deployments/{deployment}/chat/completions', 'placeholder'],
    ['https://<your-host>/v1', 'placeholder'],
    ['https://your-gateway.example/v1', 'placeholder'],
    ['https://example.org/v1\u0000', 'unreadable'],
    ['https://exa\u001bmple.org', 'unreadable'],
    ['a'.repeat(100_000), 'too-long'],
  ])('%j is none: %s', (text, refusal) => {
    expect(parsePasted(text).refusal).toBe(refusal)
  })
})

describe('what is refused is told apart by whether somebody may read it', () => {
  test.each([
    KEY,
    `Bearer ${KEY}`,
    `OPENAI_API_KEY=${KEY}`,
    `My key is ${KEY}, where do I put it?`,
    `https://a.example/v1 or https://b.example/v1 with ${KEY}`,
    `https://a.example/${KEY}/v1`,
    'https://user:pass@example.org',
    'DATABASE_URL=postgres://user:pass@localhost/db',
    'SMTP_PASSWORD=0123456789 FOO=bar',
    'http://a.example/v1?code=1234',
    'https://{resource}.example/v1?code=1234',
    'curl https://user:pass@a.example/v1',
    'curl -u user:pass https://$HOST/v1',
    'curl https://$HOST/v1 -sSH "X-Team-Secret: abc"',
    `curl 'https://a.example/v1 --header "Authorization: Bearer ${KEY}"`,
    'a'.repeat(100_000),
  ])('secret: %s', text => {
    expect(parsePasted(text)).toEqual({ refusal: expect.any(String), secret })
  })

  test.each([
    'no address in here',
    'https://{resource}.openai.azure.com/openai/deployments/{deployment}/chat/completions?api-version=2024-10-21',
    'http://192.168.0.2:8080/v1',
    'OPENAI_API_KEY=your-key-here OPENAI_MODEL=m',
    'curl https://$HOST/v1 -d "{}"',
    'https://a.example/v1 or https://b.example/v1',
    'a semi-public address -Hey',
  ])('not: %s', text => {
    expect(parsePasted(text)).toEqual({ refusal: expect.any(String) })
  })
})

describe('an environment', () => {
  test.each([
    [`OPENAI_BASE_URL=https://gateway.example/v1 OPENAI_API_KEY=${KEY}`],
    [`export OPENAI_API_BASE="https://gateway.example/v1"\nexport OPENAI_API_KEY='${KEY}'\n`],
    [`set OPENAI_API_KEY=${KEY}\r\nset OPENAI_BASE_URL=https://gateway.example/v1\r\n`],
    [`$env:OPENAI_BASE_URL="https://gateway.example/v1"; $env:OPENAI_API_KEY="${KEY}"`],
    [`client = OpenAI(base_url="https://gateway.example/v1", api_key="${KEY}")`],
    [`new OpenAI({ baseURL: 'https://gateway.example/v1/', apiKey: '${KEY}' })`],
    [`{"base_url": "https://gateway.example/v1", "api_key": "${KEY}"}`],
    [`fetch("https://gateway.example/v1/chat/completions", {headers: {"Authorization": "Bearer ${KEY}"}})`],
    [`requests.post('https://gateway.example/v1/models',headers={'Authorization':'Bearer ${KEY}'})`],
    [`Base URL: https://gateway.example/v1\nKey: ${KEY}`],
  ])('is read: %s', text => {
    expect(parsePasted(text)).toEqual({ pasted: { url: 'https://gateway.example/v1', key: KEY } })
  })

  test('tells the model, and no key where an example stands', () => {
    expect(
      parsePasted('OLLAMA_HOST=127.0.0.1:11434\nOLLAMA_MODEL=llama3.2:3b\nOPENAI_API_KEY=your-key-here'),
    ).toEqual({ pasted: { url: 'http://127.0.0.1:11434', model: 'llama3.2:3b' } })
  })

  test('of Azure tells where a deployment is, and which header its key goes in', () => {
    const text =
      'AZURE_OPENAI_ENDPOINT=https://mine.openai.azure.com/\nAZURE_OPENAI_API_KEY=0123456789abcdef\nAZURE_OPENAI_DEPLOYMENT_NAME=gpt'
    expect(parsePasted(text)).toEqual({
      pasted: {
        url: 'https://mine.openai.azure.com/openai/v1',
        key: '0123456789abcdef',
        keyType: 'api-key',
        model: 'gpt',
      },
    })
  })

  test('without an address is a key, if it has one', () => {
    expect(parsePasted(`OPENAI_API_KEY=${KEY} FOO=bar`)).toEqual({ refusal: 'a-key', secret })
    expect(parsePasted(`OPENAI_MODEL=m FOO=bar`)).toEqual({ refusal: 'no-address' })
  })
})
