import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import { presetUrl } from './scripts/preset-url.ts'

export default defineConfig({
  imports: false,
  // Firefox would still get version 2.
  manifestVersion: 3,
  outDir: process.env.MISHALSGPT_OUTPUT || '.output',
  vite: () => ({
    plugins: [preact()],
    define: { __MISHALSGPT_URL__: JSON.stringify(presetUrl()) },
  }),
})
