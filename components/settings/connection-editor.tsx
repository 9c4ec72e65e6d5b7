import { useId, useLayoutEffect } from 'preact/hooks'
import type { Connection, Secret } from '../../lib/model/connection.ts'
import type { Template } from '../../lib/model/template.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { isChanged } from './connection-fields.ts'
import { ConnectionForm, type ConnectionFormProps } from './connection-form.tsx'
import { ManagedForm } from './managed-form.tsx'
import { useConnectionForm } from './use-connection-form.ts'
import { useGoTo } from './use-go-to.ts'

interface Props extends Omit<ConnectionFormProps, 'at' | 'used' | 'hasChanged' | 'onGoTo'> {
  readonly page: OptionsPage
  readonly connection: Connection
  /** What it was made from. */
  readonly template: Template | undefined
  /** Of one that is not saved yet: what is secret of it. */
  readonly given?: Partial<Secret> | undefined
  /** Whether only the person's organisation can change it. */
  readonly isLocked?: boolean
  /** Whether something stands in it that is not saved. */
  readonly onTyped?: (isTyped: boolean) => void
  /** The field that somebody is led to from elsewhere. */
  readonly wanted?: string | undefined
  readonly onWantedShown?: () => void
}

/** A connection as a person may change it; what is typed, and where, outlives that this is more or less than before. */
export function ConnectionEditor({ isLocked = false, onTyped, wanted, onWantedShown, ...props }: Props) {
  const { page, connection, template, given } = props
  const used = useConnectionForm(page, connection, given)
  const at = useId()
  const hasChanged = isChanged(used.fields, connection)
  const onGoTo = useGoTo({ at, used, wanted, onShown: onWantedShown })
  const form = { page, connection, template, at, used, hasChanged, onGoTo }

  useLayoutEffect(() => onTyped?.(hasChanged), [hasChanged])
  useLayoutEffect(() => () => onTyped?.(false), [])

  // The control with the focus goes with the form that it was in; it has the same id in the other.
  const focused = document.activeElement?.id
  useLayoutEffect(() => {
    if (focused?.startsWith(`${at}-`) && document.activeElement === document.body)
      document.getElementById(focused)?.focus()
  }, [isLocked])

  return isLocked ? <ManagedForm {...form} /> : <ConnectionForm {...props} {...form} />
}
