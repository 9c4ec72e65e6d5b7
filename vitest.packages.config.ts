import { defineConfig } from 'vitest/config'

/** What `npm run zip` has made, looked at from outside. */
export default defineConfig({
  test: {
    include: ['tests/packages/*.test.ts'],
    globalSetup: ['tests/packages/make-again.ts', 'tests/packages/lint-add-on.ts'],
    // Not even where somebody watches: what ships changes when its snapshot does, by `npm run test:packages -- --update`.
    update: 'none',
  },
})
