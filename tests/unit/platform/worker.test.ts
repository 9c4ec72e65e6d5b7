// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://extension.example/sidepanel.html" }
import { beforeEach, describe, expect, test, vi } from 'vitest'

const started: unknown[] = []

class FakeWorker {
  constructor(address: unknown) {
    started.push(address)
  }
}

/** Each test is a page of its own, with a policy of its own. */
async function openPage(trustedTypes?: unknown): Promise<(address: string) => Worker> {
  vi.resetModules()
  vi.stubGlobal('Worker', FakeWorker)
  vi.stubGlobal('trustedTypes', trustedTypes)
  return (await import('../../../lib/platform/worker.ts')).startWorker
}

beforeEach(() => {
  started.length = 0
})

describe('a worker', () => {
  test('is started from a chunk of ours', async () => {
    const startWorker = await openPage()
    startWorker('/assets/highlight.worker-DDI1P0GU.js')
    expect(started).toEqual(['https://extension.example/assets/highlight.worker-DDI1P0GU.js'])
  })

  test.each([
    'https://elsewhere.example/assets/a.js',
    '//elsewhere.example/assets/a.js',
    'http://extension.example/assets/a.js',
    'https://extension.example:8443/assets/a.js',
    'data:text/javascript,alert(1)',
    'blob:https://extension.example/assets/a.js',
    'javascript:alert(1)',
    '/background.js',
    '/assets/../background.js',
    '/assets/%2e%2e/background.js',
    '/assets/a/b.js',
    '/assets/a.css',
    '/assets/a.js?x',
    '/assets/a.js#x',
    '',
  ])('is started from nothing else: %s', async address => {
    const startWorker = await openPage()
    expect(() => startWorker(address)).toThrow(TypeError)
    expect(started).toEqual([])
  })

  test('is started through one policy, which is made when the first one is', async () => {
    const createPolicy = vi.fn((_name: string, rules: { createScriptURL(address: string): string }) => ({
      createScriptURL: (address: string) => ({ trusted: rules.createScriptURL(address) }),
    }))
    const startWorker = await openPage({ createPolicy })
    expect(createPolicy).not.toHaveBeenCalled()
    startWorker('/assets/a.js')
    startWorker('/assets/b.js')
    expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['worker-url'])
    expect(started).toEqual([
      { trusted: 'https://extension.example/assets/a.js' },
      { trusted: 'https://extension.example/assets/b.js' },
    ])
    expect(() => startWorker('https://elsewhere.example/assets/a.js')).toThrow(TypeError)
  })
})
