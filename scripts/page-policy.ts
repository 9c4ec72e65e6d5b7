import { basename, dirname } from 'node:path'
import type { Plugin } from 'vite'
import { createPagePolicy } from '../manifest.config.ts'

/** The pages that show answers, by their folder below `entrypoints`. */
const STARTS_WORKER = new Set(['popup', 'sidepanel'])

/** Puts each page's own content security policy first in the head of the built page. */
export function pagePolicy(): Plugin {
  return {
    name: 'page-policy',
    apply: 'build',
    transformIndexHtml: (_html, { filename }) => [
      {
        tag: 'meta',
        attrs: {
          'http-equiv': 'Content-Security-Policy',
          content: createPagePolicy({ startsWorker: STARTS_WORKER.has(basename(dirname(filename))) }),
        },
        injectTo: 'head-prepend',
      },
    ],
  }
}
