import type { UserManifest } from 'wxt'

interface Target {
  /** `chrome`, `edge`, `firefox`. */
  readonly browser: string
  readonly command: 'build' | 'serve'
}

/** What every page and the worker may load and reach. The worker reaches the servers people choose, wherever they are. */
const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self' https: http:",
  'worker-src': "'self'",
  'frame-src': "'none'",
  'object-src': "'none'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'worker-url',
}

/**
 * A page's own, in a `<meta>`: no page needs the network, and only those that show answers start a worker, which colours
 * their code. A `<meta>` cannot say who may frame it.
 */
export const createPagePolicy = ({ startsWorker }: { readonly startsWorker: boolean }) =>
  toHeader({
    ...POLICY,
    'connect-src': "'self'",
    ...(!startsWorker && { 'worker-src': "'none'", 'trusted-types': "'none'" }),
    'frame-ancestors': undefined,
  })

export function createManifest({ browser, command }: Target): UserManifest {
  const firefox = browser === 'firefox'
  // The development server speaks over a socket and puts styles into the page.
  const development = {
    ...POLICY,
    'connect-src': `${POLICY['connect-src']} ws://localhost:*`,
    'script-src': "'self' http://localhost:*",
    'style-src': "'self' 'unsafe-inline'",
    'trusted-types': undefined,
    'require-trusted-types-for': undefined,
  }
  return {
    name: 'Mishalsgpt',
    description: 'An AI answer, streamed as it is written, wherever you are in the browser.',
    permissions: [
      'storage',
      'unlimitedStorage',
      'contextMenus',
      'activeTab',
      'scripting',
      // For the requests to a server that refuses extensions, once a person wants that. It reaches no host of its own, and
      // browsers warn of nothing. Optional it would be of no use: Chromium takes rules from the extension's next start on.
      'declarativeNetRequestWithHostAccess',
      ...(firefox ? [] : ['sidePanel']),
    ],
    // One site or one server at a time, when the person asks for it. Nothing at install.
    optional_host_permissions: ['*://*/*'],
    action: { default_title: 'Ask Mishalsgpt' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
      'open-panel': { description: 'Open the side panel', suggested_key: { default: 'Alt+Shift+O' } },
      'ask-about-selection': {
        description: 'Ask about the selected text',
        suggested_key: { default: 'Alt+Shift+L' },
      },
    },
    content_security_policy: { extension_pages: toHeader(command === 'serve' ? development : POLICY) },
    incognito: 'not_allowed',
    ...(firefox
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'mishalsgpt@mishalsgpt.app',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['websiteContent'] },
            },
          },
        }
      : {
          minimum_chrome_version: '140',
          externally_connectable: { ids: [] },
          // Firefox gives what an administrator has set without one.
          storage: { managed_schema: 'managed-schema.json' },
        }),
  }
}

function toHeader(policy: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(policy)
    .filter(([, sources]) => sources !== undefined)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')
}
