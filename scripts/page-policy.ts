import type { Plugin } from 'vite'
import { PAGE_POLICY } from '../manifest.config.ts'

/** Puts the pages' own content security policy first in the head of each built page. */
export function pagePolicy(): Plugin {
  return {
    name: 'page-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  }
}
