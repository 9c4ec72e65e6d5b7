import { useEffect, useRef, useState } from 'preact/hooks'
import type { FoundEndpoint } from '../../lib/page/connection-tests.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import type { ConnectionForm } from './connection-fields.ts'

export type Finding =
  | { readonly status: 'none' | 'asking' | 'missing' }
  | { readonly status: 'found'; readonly url: string; readonly models: number }

const NONE: Finding = { status: 'none' }

interface Found {
  /** What was asked about. */
  readonly asked: string
  readonly url: string
}

/** Asks the server of the form where its interface is; `onFound` may find the field changed meanwhile. */
export function useFindEndpoint({ tests }: Pick<OptionsPage, 'tests'>, onFound: (found: Found) => void) {
  const [finding, setFinding] = useState<Finding>(NONE)
  const [models, setModels] = useState<readonly string[]>([])
  const latest = useRef(0)
  const looked = useRef<string | undefined>(undefined)
  useEffect(
    () => () => {
      latest.current++
    },
    [],
  )

  /** What is still asked counts no more. */
  function forget(): void {
    latest.current++
    setFinding(before => (before.status === 'asking' ? NONE : before))
  }

  async function take(form: ConnectionForm, asking: Promise<FoundEndpoint | undefined>): Promise<void> {
    const mine = ++latest.current
    looked.current = form.url
    const found = await asking
    if (mine !== latest.current) return
    if (!found) return setFinding(NONE)
    if (found.url === undefined) return setFinding({ status: 'missing' })
    setFinding({ status: 'found', url: found.url, models: found.models.length })
    setModels(found.models)
    looked.current = found.url
    onFound({ asked: form.url, url: found.url })
  }

  return {
    finding,
    models,
    forget,
    suggest: setModels,
    /** In a click. */
    find(form: ConnectionForm): void {
      setFinding({ status: 'asking' })
      void take(form, tests.find(form))
    },
    /** Once for each address. */
    findQuietly(form: ConnectionForm): void {
      if (looked.current === form.url || tests.namesInterface(form.url)) return
      setFinding(NONE)
      void take(form, tests.findQuietly(form))
    },
  }
}
