import { expect, onTestFinished, test } from 'vitest'
import { countsWhenAsked, TEMPLATES } from '../../../lib/connections/templates.ts'
import type { CompletionOptions } from '../../../lib/provider/completion.ts'
import type { MishalsgptOptions } from '../../../lib/provider/mishalsgpt.ts'
import { HOSTED_DIALECTS } from '../../servers/hosted-dialects.ts'
import { LOCAL_DIALECTS } from '../../servers/local-dialects.ts'
import type { ServiceDialect } from '../../servers/service-dialect.ts'
import { startService } from '../../servers/service-server.ts'
import { ask } from './fake-server.ts'

const DIALECTS = [...HOSTED_DIALECTS, ...LOCAL_DIALECTS]

const MESSAGES = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Hello' },
] as const
const OPTIONS: CompletionOptions = { temperature: 0.2, top_p: 0.9, max_tokens: 100, stop: ['\n\n'] }

/** As a person who knows the secret sets it up from the template. */
function toOptions({ id, url, credential }: ServiceDialect, secret = 'secret'): MishalsgptOptions {
  const template = TEMPLATES.find(template => template.id === id)
  const headers = template?.headers
  const base = { url, headers, retries: 0 }
  if (!credential) return base
  if (template?.credential === 'access-code') return { ...base, accessCode: secret }
  return { ...base, key: secret, keyHeader: template?.credential === 'api-key' ? 'api-key' : undefined }
}

async function start(dialect: ServiceDialect) {
  const service = await startService(dialect)
  onTestFinished(() => service.stop())
  return service
}

/** What comes of a question to it, and what it saw. */
async function askService(
  dialect: ServiceDialect,
  options: MishalsgptOptions,
  model = dialect.model,
  sent = OPTIONS,
) {
  const service = await start(dialect)
  const request = { model, messages: MESSAGES, stream: true, options: sent }
  return { ...(await ask({ ...options, fetch: service.fetch }, undefined, request)), service }
}

test('every template has a service that is asked, and every service is one of them', () => {
  const ids = TEMPLATES.map(({ id }) => id).filter(id => id !== 'custom')
  expect(DIALECTS.map(({ id }) => id).sort()).toEqual(ids.sort())
})

test('every service stands where its template leads', () => {
  for (const { id, url } of DIALECTS) {
    const template = TEMPLATES.find(template => template.id === id)
    const pattern = template?.url.replace(/[.?]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/.]+(?:\\.[^/]+)?') ?? ''
    // Ours stands where the build was told.
    if (id !== 'mishalsgpt') expect(url).toMatch(new RegExp(`^${pattern}$`))
  }
})

test.each(DIALECTS)('$id is asked as it wants to be, and its answer is read', async dialect => {
  const { text, reasoning, error, events, service } = await askService(dialect, toOptions(dialect))
  expect(error).toBeUndefined()
  expect({ text, reasoning }).toEqual({ text: 'Hello', reasoning: dialect.thinks ? 'Hm' : '' })
  expect(events.at(-1)).toMatchObject({ type: 'finish', finishReason: 'stop' })
  const counted = { type: 'usage', usage: { promptTokens: 3, completionTokens: 2 } }
  expect(events.filter(({ type }) => type === 'usage')).toEqual(dialect.counts ? [counted] : [])
  expect(service.complaints).toEqual([])
  expect(service.bodies).toEqual([{ model: dialect.model, messages: MESSAGES, stream: true, ...OPTIONS }])
})

test('every service that is asked for its count of tokens takes the question', async () => {
  const asked = DIALECTS.filter(({ url }) => countsWhenAsked(url))
  expect(asked.length).toBeGreaterThan(5)
  for (const dialect of asked) {
    const sent = { ...OPTIONS, stream_options: { include_usage: true } }
    const { text, error, service } = await askService(dialect, toOptions(dialect), dialect.model, sent)
    expect({ id: dialect.id, text, error, said: service.complaints }).toEqual({
      id: dialect.id,
      text: 'Hello',
      error: undefined,
      said: [],
    })
    expect(service.bodies).toHaveLength(1)
  }
})

test.each(DIALECTS)('$id is not at any other address', async dialect => {
  const { pathname } = new URL(dialect.endpoint)
  const elsewhere = dialect.endpoint.replace(pathname, '/v1/nowhere/chat/completions')
  const { error } = await askService(dialect, { ...toOptions(dialect), url: elsewhere })
  expect(error).toMatchObject({ kind: 'not-found', missing: 'path' })
})

test.each(DIALECTS.filter(({ wrongModel }) => wrongModel))('$id does not know the model', async dialect => {
  const { error } = await askService(dialect, toOptions(dialect), 'nonsense')
  expect(error).toMatchObject({ kind: 'not-found', missing: 'model' })
})

test.each(DIALECTS.filter(({ wrongKey }) => wrongKey))('$id refuses the key, and no key', async dialect => {
  const { error } = await askService(dialect, toOptions(dialect, 'wrong'))
  expect(error).toMatchObject({ kind: 'unauthorized', status: 401 })
  expect(error?.serverWords ?? '').not.toContain('wrong.')
  const none = await askService(dialect, toOptions(dialect, ''))
  expect(none.error).toMatchObject({ kind: 'unauthorized' })
})

test.each(DIALECTS.filter(({ refusesOthers }) => refusesOthers))(
  '$id is asked again in the way that it takes',
  async dialect => {
    const learned: unknown[] = []
    const onLearned = (model: string, quirks: readonly string[]) => learned.push([model, quirks])
    const options = { ...toOptions(dialect), onLearned }
    const { text, service } = await askService(dialect, options, dialect.model, { max_completion_tokens: 5 })
    expect({ text, learned }).toEqual({ text: 'Hello', learned: [[dialect.model, ['max-tokens']]] })
    expect(service.bodies.map(body => Object.keys(body).filter(name => name.startsWith('max')))).toEqual([
      ['max_completion_tokens'],
      ['max_tokens'],
    ])
  },
)
