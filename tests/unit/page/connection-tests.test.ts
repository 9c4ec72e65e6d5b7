import { describe, expect, test } from 'vitest'
import { createConnectionTests } from '../../../lib/page/connection-tests.ts'
import type { Command, ConnectionForm } from '../../../lib/protocol/command.ts'
import type { Reply } from '../../../lib/protocol/update.ts'

const form: ConnectionForm = { id: 'default', url: 'https://one.example', model: 'm' }
const settle = () => new Promise(resolve => setImmediate(resolve))

function createPage(granted = false) {
  const sent: Command[] = []
  const asked: string[] = []
  let answerPerson = () => {}
  let reply = (_reply: Reply) => {}
  const tests = createConnectionTests({
    send(command) {
      sent.push(command)
      return new Promise(resolve => {
        if (command.type !== 'cancel-test') reply = resolve
      })
    },
    requestServer(form) {
      asked.push(form.url)
      return new Promise(resolve => {
        answerPerson = resolve
      })
    },
    requestOrigin: async () => granted,
    hasOrigin: async () => granted,
    parseServerUrl: url => (url.startsWith('https:') ? { url } : {}),
    namesInterface: () => false,
    mayBeElsewhere: () => true,
    now: Date.now,
  })
  return { tests, sent, asked, answerPerson: () => answerPerson(), reply: (with_: Reply) => reply(with_) }
}

describe('a test of a connection', () => {
  test('waits for the person, tells its own steps as they come, and ends with the reply', async () => {
    const { tests, sent, asked, answerPerson, reply } = createPage()
    const steps: string[] = []
    const { signal } = new AbortController()
    const tested = tests.test(form, { signal, onStep: ({ step }) => steps.push(step) })
    expect(asked).toEqual([form.url])
    expect(sent).toEqual([])
    answerPerson()
    await settle()
    const [command] = sent
    if (command?.type !== 'test-connection') throw new Error('no test was sent')
    expect(command.connection).toBe(form)
    tests.receive({ type: 'tested', testId: 'other', diagnosis: { step: 'key', status: 'passed' } })
    tests.receive({
      type: 'tested',
      testId: command.testId,
      diagnosis: { step: 'online', status: 'passed' },
    })
    reply({ status: 'tested' })
    expect(await tested).toEqual({ status: 'tested' })
    expect(steps).toEqual(['online'])
  })

  test('is cancelled at the background, or not begun', async () => {
    const { tests, sent, answerPerson } = createPage()
    const cancelling = new AbortController()
    void tests.test(form, { signal: cancelling.signal, onStep: () => {} })
    answerPerson()
    await settle()
    cancelling.abort()
    expect(sent.map(({ type }) => type)).toEqual(['test-connection', 'cancel-test'])
    expect(new Set(sent.map(command => 'testId' in command && command.testId)).size).toBe(1)

    const late = createPage()
    const tested = late.tests.test(form, { signal: AbortSignal.abort(), onStep: () => {} })
    late.answerPerson()
    expect(await tested).toEqual({ status: 'cancelled' })
    expect(late.sent).toEqual([])
  })
})

describe('looking for an interface', () => {
  const secrets = { secret: { type: 'key', value: 'sk-1' }, headers: [{ name: 'x', value: 'y' }] } as const

  test('without a click asks no permission, and nothing secret goes, be it in the form or stored', async () => {
    const { tests, sent, asked, reply } = createPage(true)
    const found = tests.findQuietly({ ...form, ...secrets })
    await settle()
    expect(asked).toEqual([])
    // What a form is silent about goes along as it is stored.
    const connection = { ...form, secret: null, headers: [], query: [] }
    expect(sent).toEqual([{ type: 'find-endpoint', connection }])
    reply({ status: 'endpoint', url: 'https://one.example/v1', models: ['m'] })
    expect(await found).toEqual({ url: 'https://one.example/v1', models: ['m'] })
  })

  test.each([
    ['where there is no permission', false, form.url],
    ['at an address that is refused', true, 'http://one.example'],
  ])('without a click asks nobody %s', async (_where, granted, url) => {
    const { tests, sent } = createPage(granted)
    expect(await tests.findQuietly({ ...form, url })).toBeUndefined()
    expect(sent).toEqual([])
  })

  test('in a click asks for the permission, and with the key', async () => {
    const { tests, sent, asked, answerPerson, reply } = createPage()
    const found = tests.find({ ...form, ...secrets })
    expect(asked).toEqual([form.url])
    answerPerson()
    await settle()
    expect(sent).toEqual([{ type: 'find-endpoint', connection: { ...form, ...secrets } }])
    reply({ status: 'failed', failure: { kind: 'aborted' } })
    expect(await found).toBeUndefined()
  })
})
