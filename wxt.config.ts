import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import { createManifest } from './manifest.config.ts'
import { thirdParty } from './scripts/package/third-party.ts'
import { pageChunks } from './scripts/page-chunks.ts'
import { pagePolicy } from './scripts/page-policy.ts'
import { presetUrl } from './scripts/preset-url.ts'

const licences = thirdParty()

export default defineConfig({
  imports: false,
  // Firefox would still get version 2.
  manifestVersion: 3,
  outDir: process.env.MISHALSGPT_OUTPUT || '.output',
  manifest: createManifest,
  // Files whose names begin with a dot are left out, but this one says that nothing of what is installed runs.
  zip: { includeSources: ['**/*', '.npmrc'] },
  hooks: {
    'build:done'({ config }) {
      if (config.command === 'build') licences.write(config.root, config.outDir)
    },
  },
  vite: () => ({
    plugins: [preact(), pagePolicy(), pageChunks(), licences.plugin()],
    worker: { plugins: () => [licences.plugin()] },
    define: { __MISHALSGPT_URL__: JSON.stringify(presetUrl()) },
    build: { target: ['chrome140', 'firefox140'], modulePreload: false },
  }),
})
