import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    // What a test replaced is put back after it, whether or not it remembered to.
    restoreMocks: true,
    unstubGlobals: true,
  },
})
