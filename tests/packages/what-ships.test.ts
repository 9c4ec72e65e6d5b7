import { describe, expect, test } from 'vitest'
import { presetUrl } from '../../scripts/preset-url.ts'
import { hostsIn } from './hosts-in.ts'
import { BROWSERS, built } from './made.ts'

/**
 * What a reviewer would ask about first. A new permission, source or host fails here until the snapshot has it, which is a commit
 * of its own: `npm run test:packages -- --update`.
 */
describe.each(BROWSERS)('for %s', browser => {
  const files = built(browser)
  // Another server may be preset, which is what its snapshot cannot know.
  const hosts = hostsIn(files).filter(host => host !== new URL(presetUrl()).origin)
  const snapshot = (name: string) => `snapshots/${browser}/${name}`

  test('the manifest is the one that was agreed on, with its permissions and its policy', async () => {
    const { version: _, ...manifest } = JSON.parse(files.get('manifest.json') ?? '')
    await expect(`${JSON.stringify(manifest, undefined, 2)}\n`).toMatchFileSnapshot(snapshot('manifest.json'))
  })

  test('each page has the policy of its own that was agreed on, before anything that it is for', async () => {
    const pages = [...files].filter(([path]) => path.endsWith('.html'))
    const policies = pages.map(([path, html]) => `${path}\n  ${policyOf(html).replaceAll('; ', '\n  ')}\n`)
    await expect(policies.join('')).toMatchFileSnapshot(snapshot('page-policies.txt'))
  })

  test('names the hosts that were agreed on and no other', async () => {
    await expect(`${hosts.join('\n')}\n`).toMatchFileSnapshot(snapshot('hosts.txt'))
  })

  test('has files of the kinds that are known', () => {
    const kinds = [...files.keys()].map(path => path.split('.').at(-1))
    expect([...new Set(kinds)].sort()).toEqual(['css', 'html', 'js', 'json', 'png', 'svg', 'txt'])
  })
})

/** The policy, if it is the first thing in the head. */
function policyOf(html: string): string {
  const first = /<head>\s*<meta http-equiv="Content-Security-Policy" content="(?<policy>[^"]*)"/.exec(html)
  return first?.groups?.policy?.replaceAll('&#39;', "'") ?? 'none'
}
