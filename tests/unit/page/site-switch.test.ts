import { signal } from '@preact/signals'
import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/model/settings.ts'
import { createSiteSwitch } from '../../../lib/page/site-switch.ts'
import { ALL_SITES } from '../../../lib/platform/all-sites.ts'

const HERE = 'https://here.example'
const settle = () => new Promise(resolve => setImmediate(resolve))

async function createTestSwitch({
  here = HERE as string | null,
  granted = [] as readonly string[],
  allowing = true,
} = {}) {
  const settings = signal<Settings | undefined>(DEFAULT_SETTINGS)
  const happened: string[] = []
  const siteSwitch = createSiteSwitch({
    settings,
    currentOrigin: async () => here ?? undefined,
    hasOrigin: async origin => granted.includes(origin) || granted.includes(ALL_SITES),
    async requestOrigin(origin) {
      happened.push(`ask the person for ${origin}`)
      return allowing
    },
    async send(command) {
      if (command.type === 'set-site') happened.push(`${command.origin} ${command.on ? 'on' : 'off'}`)
      return { status: 'done' }
    },
  })
  await settle()
  return { ...siteSwitch, settings, happened }
}

describe('the switch for this site', () => {
  test.each([
    { chosen: [HERE], granted: [HERE], is: 'on' },
    { chosen: [HERE], granted: [ALL_SITES], is: 'on' },
    { chosen: [HERE], granted: [], is: 'off' },
    { chosen: [], granted: [HERE], is: 'off' },
    { chosen: [], granted: [ALL_SITES], is: 'off' },
    { chosen: [ALL_SITES], granted: [ALL_SITES], is: 'on everywhere' },
    { chosen: [ALL_SITES, HERE], granted: [ALL_SITES], is: 'on everywhere' },
    { chosen: [ALL_SITES], granted: [], is: 'off' },
    { chosen: [ALL_SITES], granted: [HERE], is: 'off' },
    { chosen: [ALL_SITES, HERE], granted: [HERE], is: 'on' },
  ])('with $chosen chosen and $granted allowed is $is', async ({ chosen, granted, is }) => {
    const { site, settings } = await createTestSwitch({ granted })
    settings.value = {
      ...DEFAULT_SETTINGS,
      sites: chosen.filter(origin => origin !== ALL_SITES),
      allSites: chosen.includes(ALL_SITES),
    }
    const everywhere = is === 'on everywhere'
    expect(site.value).toEqual({ origin: HERE, host: 'here.example', on: is !== 'off', everywhere })
  })

  test('is not there on a page closed to extensions, and does nothing', async () => {
    const { site, set, happened } = await createTestSwitch({ here: null })
    set(true)
    expect(site.value).toBeUndefined()
    expect(happened).toEqual([])
  })

  test('tells the background before the browser asks, whose dialog closes the popup', async () => {
    const { set, happened } = await createTestSwitch()
    set(true)
    expect(happened).toEqual([`${HERE} on`, `ask the person for ${HERE}`])
    await settle()
    expect(happened).toHaveLength(2)
  })

  test('goes back when the person says no', async () => {
    const { set, happened } = await createTestSwitch({ allowing: false })
    set(true)
    await settle()
    expect(happened.at(-1)).toBe(`${HERE} off`)
  })

  test('asks nobody to be switched off', async () => {
    const { set, happened } = await createTestSwitch({ granted: [HERE] })
    set(false)
    await settle()
    expect(happened).toEqual([`${HERE} off`])
  })
})
