import { describe, expect, test } from 'vitest'
import { parsePasted } from '../../../lib/connections/parse-pasted.ts'

const KEY = 'sk-proj-0123456789abcdef'
const whole = { pasted: { url: 'https://gateway.example/v1', key: KEY, model: 'gpt-4o' } }

describe('a curl command', () => {
  test.each([
    [
      'on one line',
      `curl https://gateway.example/v1/chat/completions -H 'Authorization: Bearer ${KEY}' -d '{"model":"gpt-4o","messages":[]}'`,
    ],
    [
      'on many lines, as documentation has it',
      `$ curl -sS -X POST "https://gateway.example/v1/chat/completions" \\
  -H "Content-Type: application/json" \\
  -H "Authorization: Bearer ${KEY}" \\
  -d '{
    "model": "gpt-4o",
    "messages": [{"role": "user", "content": "It'"'"'s me"}]
  }'`,
    ],
    [
      'from a bash of Chrome',
      `curl 'https://gateway.example/v1/chat/completions' \\
  -H 'accept: */*' \\
  -H 'authorization: Bearer ${KEY}' \\
  -H 'cookie: session=1' \\
  -H 'origin: https://chat.example' \\
  -H 'user-agent: Mozilla/5.0' \\
  -H 'sec-fetch-mode: cors' \\
  --data-raw $'{"model":"gpt-4o","messages":[{"role":"user","content":"It\\'s \\u0021"}]}' \\
  --compressed`,
    ],
    [
      'from a cmd of Chrome',
      [
        'curl ^"https://gateway.example/v1/chat/completions^" ^',
        `  -H ^"authorization: Bearer ${KEY}^" ^`,
        '  -H ^"content-type: application/json^" ^',
        '  --data-raw ^"^{^\\^"model^\\^":^\\^"gpt-4o^\\^"^}^"',
      ].join('\r\n'),
    ],
    [
      'for PowerShell',
      `PS> curl.exe https://gateway.example/v1/chat/completions \`\r\n -H "Authorization: Bearer ${KEY}" \`\r\n -d '{"model":"gpt-4o"}'`,
    ],
    [
      'with spaces behind the ends of its lines',
      `curl --request POST \\\u00a0\n  --url https://gateway.example/v1/chat/completions \\\t\r\n --header 'Authorization: Bearer ${KEY}' \\ \n --data '{"model":"gpt-4o"}'`,
    ],
    [
      'from a cmd, with spaces behind the ends of its lines',
      `curl https://gateway.example/v1/chat/completions ^ \r\n -H "Authorization: Bearer ${KEY}" ^ \r\n -d "{\\"model\\":\\"gpt-4o\\"}"`,
    ],
    [
      'with everything run together',
      `curl -sXPOST '-HAuthorization: Bearer ${KEY}' --json='{"model":"gpt-4o"}' --url=https://gateway.example/v1`,
    ],
    [
      'with options that take something else',
      `curl -o out.json -m 30 -x http://proxy.example --max-time 5 -k -H "Authorization: Bearer ${KEY}" -d '{"model": "gpt-4o"}' gateway.example/v1`,
    ],
    [
      'in a fence, behind its variables',
      `\`\`\`bash\nexport OPENAI_API_KEY=${KEY}\ncurl https://gateway.example/v1/chat/completions -H "Authorization: Bearer $OPENAI_API_KEY" -d '{"model":"gpt-4o"}'\n\`\`\``,
    ],
    [
      'with a comment in which a quote stands',
      `curl https://gateway.example/v1 -H 'Authorization: Bearer ${KEY}' -d '{"model":"gpt-4o"}' # it's ours`,
    ],
    [
      'with options that take an address or a pattern',
      `curl --connect-to a.example:443:b.example:443 --noproxy '*' --doh-url https://dns.example/q -H 'Authorization: Bearer ${KEY}' -d '{"model":"gpt-4o"}' https://gateway.example/v1`,
    ],
    [
      'with the quotes that an editor has bent',
      `curl “https://gateway.example/v1” -H “Authorization: Bearer ${KEY}” -d ‘{“model”: “gpt-4o”}’`,
    ],
    [
      'with an apostrophe in what is said',
      `curl https://gateway.example/v1 -H "Authorization: Bearer ${KEY}" -d '{"model":"gpt-4o","messages":[{"content":"it’s # “me"}]}'`,
    ],
    [
      'before another command',
      `curl https://gateway.example/v1 -H 'authorization: bearer ${KEY}' -d '{"model":"gpt-4o"}' | jq . && curl https://b.example`,
    ],
  ])('is read %s', (_, text) => {
    expect(parsePasted(text)).toEqual(whole)
  })

  test('brings its other headers along, all of them to be kept secret', () => {
    const text = `curl https://gateway.example/v1 -H 'X-Title: My own app' --header "CF-Access-Client-Secret: abc" -H 'Accept: */*'`
    expect(parsePasted(text)).toEqual({
      pasted: {
        url: 'https://gateway.example/v1',
        headers: { 'x-title': 'My own app', 'cf-access-client-secret': 'abc' },
      },
    })
  })

  test('for Azure has its key in a header of its own', () => {
    const url = 'https://mine.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21'
    expect(parsePasted(`curl "${url}" -H "api-key: 0123456789abcdef" -d '{"messages":[]}'`)).toEqual({
      pasted: { url, key: '0123456789abcdef', keyType: 'api-key' },
    })
  })

  test('for another interface of a known service has the key of that', () => {
    expect(
      parsePasted(
        `curl https://api.anthropic.com/v1/messages -H "x-api-key: ${KEY}" -H "anthropic-version: 2023-06-01" -d '{"model": "claude-sonnet-4-5"}'`,
      ),
    ).toEqual({
      pasted: {
        url: 'https://api.anthropic.com/v1',
        key: KEY,
        headers: { 'anthropic-version': '2023-06-01' },
        model: 'claude-sonnet-4-5',
      },
    })
    expect(
      parsePasted(
        `curl "https://generativelanguage.googleapis.com/v1beta/models/gemini-flash-latest:generateContent" -H 'x-goog-api-key: AIzaSecret1'`,
      ),
    ).toEqual({
      pasted: { url: 'https://generativelanguage.googleapis.com/v1beta/openai', key: 'AIzaSecret1' },
    })
  })

  test.each([
    `curl -G https://gateway.example/v1/models --data-urlencode "key=a b+c" -d version=2`,
    `curl --get -d version=2 https://gateway.example/v1/models --data-urlencode 'key=a b+c'`,
    `curl -sG 'https://gateway.example/v1/models?version=2' --data-urlencode "key=a b+c"`,
    `curl 'https://gateway.example/v1/models?version=2' --url-query "key=a b+c"`,
  ])('has what it adds to its address: %s', text => {
    expect(parsePasted(text)).toEqual({
      pasted: { url: 'https://gateway.example/v1?version=2', query: { key: 'a b+c' } },
    })
  })

  test('has variables in what it adds to its address', () => {
    const command = `curl -G https://gateway.example/v1 --data-urlencode "key=$KEY"`
    expect(parsePasted(command).refusal).toBe('placeholder')
    expect(parsePasted(`KEY=a1b2c3d4e5\n${command}`)).toEqual({
      pasted: { url: 'https://gateway.example/v1', query: { key: 'a1b2c3d4e5' } },
    })
  })

  test('with a name and a password sends them as curl does', () => {
    expect(parsePasted('curl -u jöe:secret https://gateway.example/v1')).toEqual({
      pasted: {
        url: 'https://gateway.example/v1',
        headers: { authorization: `Basic ${Buffer.from('jöe:secret').toString('base64')}` },
      },
    })
  })

  test.each([
    '$OPENAI_API_KEY',
    '$' + '{OPENAI_API_KEY}',
    '<YOUR_KEY>',
    'YOUR_API_KEY',
    'sk-...',
    '{{key}}',
    '%KEY%',
    '',
  ])('of an example has no key: %j', key => {
    for (const header of [`Authorization: Bearer ${key}`, `api-key: ${key}`]) {
      expect(parsePasted(`curl https://gateway.example/v1 -H "${header}"`)).toEqual({
        pasted: { url: 'https://gateway.example/v1' },
      })
    }
  })

  test.each([
    [`curl 'https://gateway.example/v1`, 'unreadable'],
    [`curl https://gateway.example/v1 -H "Authorization: Bearer ${KEY}`, 'unreadable'],
    ['curl -X POST', 'no-address'],
    ['curl -H', 'no-address'],
    ['curl https://$HOST/v1', 'placeholder'],
    ['curl "$' + '{AZURE_OPENAI_ENDPOINT}/openai/v1"', 'placeholder'],
    ['curl http://gateway.example/v1', 'insecure'],
    ['curl file:///etc/passwd', 'not-http'],
    ['curl https://a:b@gateway.example', 'credentials'],
  ])('is refused: %s', (text, refusal) => {
    expect(parsePasted(text).refusal).toBe(refusal)
  })

  test('cannot bring a header that a browser or fetch would refuse', () => {
    const text = `curl https://gateway.example/v1 -H $'x-a: one\\ntwo' -H 'x-ü: 1' -H 'x-b: ключ' -H 'Host: evil.example' -H 'Sec-Fetch-Site: none'`
    expect(parsePasted(text)).toEqual({ pasted: { url: 'https://gateway.example/v1' } })
  })
})
