import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import { createManifest } from './manifest.config.ts'
import { pageChunks } from './scripts/page-chunks.ts'
import { pagePolicy } from './scripts/page-policy.ts'
import { presetUrl } from './scripts/preset-url.ts'

export default defineConfig({
  imports: false,
  // Firefox would still get version 2.
  manifestVersion: 3,
  outDir: process.env.MISHALSGPT_OUTPUT || '.output',
  manifest: createManifest,
  vite: () => ({
    plugins: [preact(), pagePolicy(), pageChunks()],
    define: { __MISHALSGPT_URL__: JSON.stringify(presetUrl()) },
    build: { target: ['chrome140', 'firefox140'] },
  }),
})
