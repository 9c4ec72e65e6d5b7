import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/extension.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const LIST = JSON.stringify({ object: 'list', data: [{ id: 'listed-model', object: 'model' }] })

const HELLO = JSON.stringify({
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }],
})

const json = (response: ServerResponse, status: number, body: string) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(body)

/** A server on this machine that lists its models at one path, and answers questions as `answer` does. */
async function startServer(base: string, answer: Answer) {
  const visits: { readonly path: string | undefined; readonly key: string | undefined }[] = []
  const server = createServer((request, response) => {
    visits.push({ path: request.url, key: request.headers.authorization })
    if (request.url === `${base}/models`) json(response, 200, LIST)
    else if (request.method === 'POST' && request.url?.startsWith(base)) answer(request, response)
    else json(response, 404, '{"error":{"message":"Not Found"}}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    visits,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const url = (options: Page) => options.getByLabel('Server URL')
const button = (options: Page, name: string) => options.getByRole('button', { name, exact: true })
const step = (options: Page, words: string) =>
  options.getByRole('list', { name: 'Steps of the test' }).getByRole('listitem').filter({ hasText: words })

async function tryOut(options: Page, address: string): Promise<void> {
  await url(options).fill(address)
  await button(options, 'Test').click()
}

test('a test names the step that fails, the cause, and the one thing to do', async ({ extension }) => {
  const leaving: Promise<unknown>[] = []
  const servers = await Promise.all([
    startServer('/openai/v1', (_, response) => json(response, 500, '{}')),
    startServer('/v1', (_, response) => json(response, 401, '{"error":{"message":"Wrong key"}}')),
    // As Ollama does, to an origin that it was not told of.
    startServer('/v1', ({ headers }, response) => {
      if (headers.origin?.includes('-extension:')) response.writeHead(403).end()
      else json(response, 200, HELLO)
    }),
    startServer('/v1', (_, response) => void leaving.push(once(response, 'close'))),
    startServer('/v1', () => {}),
  ])
  const [elsewhere, locked, guarded, silent, gone] = servers
  await gone.close()
  try {
    for (const scheme of ['http', 'https']) await extension.grantHost(`${scheme}://127.0.0.1`)
    const options = await extension.openTab('options.html')

    await test.step('a wrong path: the right one is found, and taken by a press', async () => {
      await tryOut(options, `${elsewhere.url}/wrong/v1`)
      await expect(options.getByText(/has its interface at another address/)).toBeVisible()
      await expect(step(options, 'Address of the interface: failed')).toBeVisible()
      await expect(step(options, 'Key: skipped')).toBeVisible()
      await button(options, 'Use this address').click()
      await expect(url(options)).toHaveValue(`${elsewhere.url}/openai/v1`)
      await expect(url(options)).toBeFocused()
    })

    await test.step('no model yet: those that there are are offered, and nothing is asked', async () => {
      const model = options.getByLabel('Model', { exact: true })
      const before = await model.inputValue()
      await model.fill('')
      await button(options, 'Test').click()
      await expect(options.getByText(/No model is chosen yet\. Choose one of those/)).toBeVisible()
      await button(options, 'Choose a model').click()
      await expect(model).toBeFocused()
      await expect(options.locator('option[value="listed-model"]')).toHaveCount(1)
      await model.fill(before)
    })

    await test.step('a refused key: the field is a press away', async () => {
      await options.getByRole('textbox', { name: 'Key or access code' }).fill('sk-wrong')
      await tryOut(options, `${locked.url}/v1`)
      await expect(options.getByText(/refused the key/)).toBeVisible()
      await expect(step(options, 'Key: failed')).toBeVisible()
      await expect(button(options, 'Test')).toBeFocused()
      await button(options, 'Enter a key').click()
      await expect(options.getByRole('textbox', { name: 'Key or access code' })).toBeFocused()
    })

    await test.step('nobody there, or not as the address says: the port is named, and the tab tells which', async () => {
      for (const [scheme, { port }] of [
        ['http', gone],
        ['https', locked],
      ] as const) {
        const address = `${scheme}://127.0.0.1:${port}/v1`
        await tryOut(options, address)
        const words = `nothing listens on port ${port} of this computer, its certificate is untrusted`
        await expect(options.getByText(words)).toBeVisible()
        await expect(step(options, 'Server reachable: failed')).toBeVisible()
        const inTab = options.getByRole('link', { name: /^Open http/ })
        await expect(inTab).toHaveAttribute('href', `${address}/models`)
      }
    })

    await test.step('a 403 to extensions: the line that helps is there, with our own origin', async () => {
      await tryOut(options, `${guarded.url}/v1`)
      await expect(options.getByText(/refuses requests of browser extensions/)).toBeVisible()
      const origin = await options.evaluate(() => location.origin)
      await expect(options.getByText(`Environment="OLLAMA_ORIGINS=${origin}"`)).toBeVisible()
      const copy = button(options, 'Copy the line for Ollama on Linux')
      await copy.click()
      await expect(copy).toHaveText('Copied')
    })

    await test.step('or it is asked without Origin, by a press that the form keeps', async () => {
      await button(options, 'Ask without Origin').click()
      await expect(options.getByText(/answered in \d+ ms: “Hello”/)).toBeVisible()
      await expect(button(options, 'Test')).toBeFocused()
      await options.getByText('More settings').click()
      await expect(options.getByRole('switch', { name: 'Ask without Origin' })).toBeChecked()
    })

    await test.step('no answer at all: the test is cancelled by the same button, and the server is left', async () => {
      await tryOut(options, `${silent.url}/v1`)
      await expect.poll(() => leaving.length).toBeGreaterThan(0)
      await button(options, 'Cancel test').click()
      await expect(options.getByText('Test cancelled')).toBeVisible()
      await expect(button(options, 'Test')).toBeFocused()
      await Promise.all(leaving)
    })

    await test.step('an address without a path: its server says where the interface is, and its models', async () => {
      await url(options).fill(elsewhere.url)
      await url(options).blur()
      await expect(url(options)).toHaveValue(`${elsewhere.url}/openai/v1`)
      await expect(options.getByText(/^Found at .*\/openai\/v1, with one model\./)).toBeVisible()
      await expect(options.locator('option[value="listed-model"]')).toHaveCount(1)
    })
  } finally {
    await Promise.all(servers.map(server => (server === gone ? undefined : server.close())))
  }
})

test('where all but the question goes well the test says so, and offers what helps', async ({
  extension,
}) => {
  let answer: Answer = () => {}
  const server = await startServer('/v1', (request, response) => answer(request, response))
  const inTab = `${server.url}/v1/chat/completions`
  const cases: readonly {
    readonly does: Answer
    readonly words: RegExp
    readonly offers: 'tab' | 'model'
  }[] = [
    {
      does: request => request.destroy(),
      words: /is there, but the connection broke when a question was sent/,
      offers: 'tab',
    },
    {
      does: (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html><h1>Log in</h1></html>'),
      words: /answers questions with a web page.*Open it in a tab and log in there/,
      offers: 'tab',
    },
    {
      does: (_, response) => json(response, 413, '{}'),
      words: /says that even a few words are more than “listed-model” can read/,
      offers: 'model',
    },
    {
      does: (_, response) => response.writeHead(204).end(),
      words: /its answer for “listed-model” was empty/,
      offers: 'model',
    },
  ]
  try {
    await extension.grantHost(server.url)
    const options = await extension.openTab('options.html')
    await options.getByLabel('Model', { exact: true }).fill('listed-model')
    for (const { does, words, offers } of cases) {
      answer = does
      await tryOut(options, `${server.url}/v1`)
      await expect(options.getByText(words)).toBeVisible()
      await expect(step(options, 'Server reachable: passed')).toBeVisible()
      await expect(step(options, 'Answer: failed')).toBeVisible()
      await expect(options.getByRole('link', { name: `Open ${inTab}` })).toHaveCount(offers === 'tab' ? 1 : 0)
      await expect(button(options, 'Choose a model')).toHaveCount(offers === 'model' ? 1 : 0)
      await expect(options.getByText(/conversation is longer|other words|unknown name/)).toHaveCount(0)
    }
  } finally {
    await server.close()
  }
})

test('a bare address that is saved at once becomes the address of the interface that its server has', async ({
  extension,
}) => {
  const server = await startServer('/openai/v1', (_, response) => json(response, 200, HELLO))
  try {
    await extension.grantHost('http://127.0.0.1')
    const options = await extension.openTab('options.html')
    await url(options).fill(server.url)
    // Not left: nobody has looked anything up.
    await url(options).press('Enter')
    await expect(
      options.getByText(`Its interface was found at ${server.url}/openai/v1.`).first(),
    ).toBeVisible()
    await expect(url(options)).toHaveValue(`${server.url}/openai/v1`)
    await options.reload()
    await expect(url(options)).toHaveValue(`${server.url}/openai/v1`)
  } finally {
    await server.close()
  }
})

test('a stored key goes nowhere to find out where an interface is that asks for none', async ({
  extension,
}) => {
  const server = await startServer('/openai/v1', () => {})
  try {
    await extension.grantHost('http://127.0.0.1')
    const options = await extension.openTab('options.html')
    await url(options).fill(`${server.url}/v1`)
    await options.getByRole('textbox', { name: 'Key or access code' }).fill('sk-stored')
    await button(options, 'Save').click()
    await expect(options.getByText('A key is stored')).toBeVisible()
    expect(server.visits).toEqual([])

    await url(options).fill(`${server.url}/foo`)
    await url(options).blur()
    await expect(url(options)).toHaveValue(`${server.url}/openai/v1`)
    expect(server.visits.length).toBeGreaterThan(0)
    expect(server.visits.filter(({ key }) => key !== undefined)).toEqual([])

    await url(options).fill(`${server.url}/foo`)
    await button(options, 'Find the address of the interface').click()
    await expect(url(options)).toHaveValue(`${server.url}/openai/v1`)
    expect(server.visits.filter(({ key }) => key !== undefined)).toEqual([])

    await url(options).fill(`${server.url}/foo`)
    await server.close()
    await button(options, 'Save').click()
    await expect(options.getByText(/^No interface was found at 127\.0\.0\.1/).first()).toBeVisible()
  } finally {
    await server.close()
  }
})
