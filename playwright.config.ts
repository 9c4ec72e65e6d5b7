import { defineConfig } from '@playwright/test'
import { IN_FIREFOX as ACCIDENTS_IN_FIREFOX } from './tests/chaos/in-firefox.ts'
import { IN_FIREFOX } from './tests/e2e/in-firefox.ts'

const SILENCE = '**/silence.spec.ts'
const FIREFOX_ALONE = '**/firefox-*.spec.ts'
const ACCIDENTS = 'tests/chaos'
const inCi = process.env.CI === 'true'

export default defineConfig({
  outputDir: '.output/test/e2e',
  globalSetup: './tests/e2e/build-extension.ts',
  fullyParallel: true,
  forbidOnly: inCi,
  workers: 2,
  projects: [
    // Their browsers do nothing for most of their time: the others need not wait for them.
    { name: 'silence', testDir: ACCIDENTS, testMatch: SILENCE, workers: 1 },
    {
      name: 'firefox-silence',
      testDir: ACCIDENTS,
      testMatch: FIREFOX_ALONE,
      workers: 1,
      use: { browserName: 'firefox' },
    },
    // Each runs a whole browser with its processes: two fill two cores, and leave nothing for a machine that is shared.
    { name: 'behaviour', testDir: 'tests/e2e', testIgnore: FIREFOX_ALONE, workers: inCi ? 1 : 2 },
    {
      name: 'firefox',
      testDir: 'tests/e2e',
      testMatch: [FIREFOX_ALONE, ...IN_FIREFOX.map(name => `**/${name}.spec.ts`)],
      // They share the port that the build asks.
      workers: 1,
      use: { browserName: 'firefox' },
    },
    // First, for one browser makes them all: after the others it would be left alone with them.
    {
      name: 'firefox-accidents',
      testDir: ACCIDENTS,
      testIgnore: [SILENCE, FIREFOX_ALONE],
      grep: ACCIDENTS_IN_FIREFOX.map(name => new RegExp(name)),
      workers: 1,
      use: { browserName: 'firefox' },
    },
    { name: 'accidents', testDir: ACCIDENTS, testIgnore: [SILENCE, FIREFOX_ALONE], workers: 2 },
    { name: 'attacks', testDir: 'tests/hostile', workers: 2 },
  ],
  retries: 0,
  timeout: 30_000,
  globalTimeout: 30 * 60_000,
  // `scripts/test.ts` names the report's place.
  reporter: [['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json'] as const] : [])],
})
