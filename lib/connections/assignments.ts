import { isPlaceholderKey } from './is-placeholder.ts'

interface Assignments {
  readonly url?: string
  readonly key?: string
  readonly model?: string
}

/** `NAME=value`, `"name": "value"`, `name = 'value'`, `$env:NAME="value"`. Bounded, so that it reads a text once. */
const ASSIGNMENT = /([a-z_][\w-]{0,80})["'`]?[ \t]{0,9}(?::=|[:=])[ \t]{0,9}["'`]?([^\s"'`,;()]{1,10000})/gi

const NAMES = {
  url: /(?:base_?url|api_?base|api_?host|endpoint|_host|_url|^url|^host)$/i,
  key: /(?:api[_-]?key|_key|_token|^token|access_?code|^code|^key)$/i,
  model: /(?:^|_)(?:model|deployment)(?:_name)?$/i,
} as const

/** What a piece of an environment, of a configuration or of a program says about a server; the first of each counts. */
export function readAssignments(text: string): Assignments {
  const found: { url?: string; key?: string; model?: string } = {}
  // PowerShell's prefix would be a name of its own.
  for (const [, name = '', value = ''] of text.replace(/\$env:/gi, '').matchAll(ASSIGNMENT)) {
    if (NAMES.url.test(name)) found.url ??= value
    else if (NAMES.key.test(name) && !isPlaceholderKey(value)) found.key ??= value
    else if (NAMES.model.test(name)) found.model ??= value
  }
  return found
}
