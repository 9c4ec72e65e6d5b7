import { expect, test } from 'vitest'
import { isRedirected } from '../../../lib/connections/is-redirected.ts'
import { asking, startServer } from './scripted-server.ts'

test('a server that sends on what is posted, and nothing else, is told, and elsewhere hears nothing', async () => {
  const elsewhere = await startServer()
  const away = { text: '', status: 307, headers: { location: elsewhere.url } }
  const server = await startServer({ 'POST /v1/chat/completions': away, '*': { json: {} } })
  expect(await isRedirected(`${server.url}/v1/chat/completions`, asking())).toBe(true)
  expect(elsewhere.visits).toEqual([])
  expect(server.visits).toMatchObject([{ what: 'POST /v1/chat/completions', body: '' }])
  expect(server.visits[0]?.headers).not.toHaveProperty('authorization')
})

test.each([200, 400, 401, 404, 500])('one that answers with %d sends nobody on', async status => {
  const server = await startServer({ '*': { json: {}, status } })
  expect(await isRedirected(`${server.url}/v1/chat/completions`, asking())).toBe(false)
})
