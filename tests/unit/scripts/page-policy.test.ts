import { describe, expect, test } from 'vitest'
import { createManifest, createPagePolicy } from '../../../manifest.config.ts'

const directivesOf = (policy: string) =>
  new Map(policy.split('; ').map(directive => directive.split(/ (.*)/s, 2) as [string, string])) // a name and the rest

describe("a page's own policy", () => {
  test.each([true, false])(
    'forbids all network and every HTML of text (starts a worker: %s)',
    startsWorker => {
      const policy = directivesOf(createPagePolicy({ startsWorker }))
      expect(policy.get('default-src')).toBe("'none'")
      expect(policy.get('connect-src')).toBe("'self'")
      expect(policy.get('require-trusted-types-for')).toBe("'script'")
      expect(policy.has('frame-ancestors')).toBe(false)
    },
  )

  test('lets only a page that starts a worker have the one policy that names its script', () => {
    const worker = (startsWorker: boolean) => {
      const policy = directivesOf(createPagePolicy({ startsWorker }))
      return [policy.get('worker-src'), policy.get('trusted-types')]
    }
    expect(worker(true)).toEqual(["'self'", 'worker-url'])
    expect(worker(false)).toEqual(["'none'", "'none'"])
  })

  test.each(['chrome', 'firefox'])("allows nothing that the manifest's own does not (%s)", browser => {
    const manifest = createManifest({ browser, command: 'build' })
    const whole = directivesOf(`${Reflect.get(manifest.content_security_policy ?? {}, 'extension_pages')}`)
    for (const [directive, sources] of directivesOf(createPagePolicy({ startsWorker: true })))
      for (const source of sources.split(' '))
        expect(whole.get(directive)?.split(' '), directive).toContain(source)
  })
})
