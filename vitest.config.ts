import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'
import { presetUrl } from './scripts/preset-url.ts'

/** They see what is loaded once a page, the first time that it is. */
const FIRST_TIMES = ['first-formula', 'maths'].map(name => `tests/unit/components/markdown/${name}.test.tsx`)

export default defineConfig({
  plugins: [WxtVitest()],
  // Of what the build puts in, the plugin takes nothing.
  define: { __MISHALSGPT_URL__: JSON.stringify(presetUrl()) },
  test: {
    // What a test replaced is put back after it, whether or not it remembered to.
    restoreMocks: true,
    // The default leaves one core of two unused.
    maxWorkers: '100%',
    setupFiles: ['tests/unit/seed.ts', 'tests/unit/real-timers.ts'],
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: FIRST_TIMES,
          // Loading everything anew for each file took longer than most of the tests.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'first times', include: FIRST_TIMES } },
    ],
  },
})
