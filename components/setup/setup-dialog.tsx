import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { chosenConnection, isReplaced } from '../../lib/model/chosen-connection.ts'
import { lastChosenAnswer } from '../../lib/model/conversation.ts'
import type { Setup } from '../../lib/model/setup.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { Button } from '../ui/button.tsx'
import style from './setup-dialog.module.css'
import {
  EMPTY_FIELDS,
  findErrors,
  isChanged,
  type SetupErrors,
  type SetupFields,
  toChange,
  toFields,
} from './setup-fields.ts'
import { SetupFieldset } from './setup-fieldset.tsx'

interface Props {
  readonly page: Pick<ChatPage, 'chosen' | 'conversation' | 'models' | 'configure'>
  readonly setup: Setup | undefined
  readonly onClose: () => void
}

/** How the answers of one conversation are asked for. */
export function SetupDialog({ page, setup, onClose }: Props) {
  const { chosen } = page
  // As it is in Options, whatever else is set up here.
  const connection =
    chosen.value &&
    chosenConnection(
      chosen.value,
      setup?.connection === undefined ? {} : { connection: setup.connection },
      // What is being written is written by whoever has begun it.
      lastChosenAnswer(page.conversation.peek()),
    )
  // What was set for another server's model is nothing to this one.
  const isGone = chosen.value && isReplaced(chosen.value, setup)
  const dialog = useRef<HTMLDialogElement>(null)
  const [before] = useState(() => toFields(setup))
  const [fields, setFields] = useState(before)
  const [errors, setErrors] = useState<SetupErrors>({})
  const [leaving, setLeaving] = useState(false)
  const [failed, setFailed] = useState(false)

  useLayoutEffect(() => {
    dialog.current?.showModal()
    // Where the fields are higher than the page the browser would choose what scrolls them.
    dialog.current?.querySelector('input')?.focus()
  }, [])

  // Once the page shows them.
  useLayoutEffect(() => {
    const wrong = dialog.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    wrong?.focus()
    // With what is said about it, below.
    wrong?.parentElement?.scrollIntoView({ block: 'nearest' })
  }, [errors])

  useLayoutEffect(() => {
    if (leaving) dialog.current?.querySelector<HTMLElement>('[data-keep]')?.focus()
  }, [leaving])

  function change(changed: Partial<SetupFields>): void {
    setFields(now => ({ ...now, ...changed }))
    setLeaving(false)
    setFailed(false)
  }

  /** Gives the focus back to where it was. */
  function close(): void {
    dialog.current?.close()
  }

  function cancel(): void {
    if (isChanged(fields, before) && !leaving) setLeaving(true)
    else close()
  }

  async function save(): Promise<void> {
    const found = findErrors(fields)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    if (await page.configure(toChange(fields, before))) setFailed(true)
    else close()
  }

  return (
    <dialog
      ref={dialog}
      class={style.dialog}
      aria-labelledby="setup-title"
      onClose={onClose}
      onCancel={event => {
        event.preventDefault()
        cancel()
      }}
      // Further out an Escape stops the answer.
      onKeyDown={event => event.key === 'Escape' && event.stopPropagation()}
    >
      <form
        class={style.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <div class={style.head}>
          <h2 id="setup-title" class={style.title}>
            Conversation settings
          </h2>
          <p class={style.about}>For this conversation alone. What is empty is as in Options.</p>
          {isGone && (
            <p class={style.gone} role="note">
              Its own connection is off or deleted: {connection?.model ?? 'another model'} answers, and what
              is set here as model and context window does not count.
            </p>
          )}
        </div>
        <SetupFieldset
          fields={fields}
          errors={errors}
          connection={connection}
          models={page.models.value}
          onChange={change}
        />
        {failed && (
          <p class={style.failed} role="alert">
            Not saved: the browser could not keep it. Free some space and try again.
          </p>
        )}
        {leaving ? (
          <div class={style.actions} role="alertdialog" aria-label="Discard what you changed?">
            <p class={style.question}>Discard what you changed?</p>
            <Button data-keep onClick={() => setLeaving(false)}>
              Keep editing
            </Button>
            <Button look="primary" onClick={close}>
              Discard
            </Button>
          </div>
        ) : (
          <div class={style.actions}>
            {isChanged(fields, EMPTY_FIELDS) && (
              <Button look="plain" onClick={() => change(EMPTY_FIELDS)}>
                Clear all
              </Button>
            )}
            <span class={style.gap} />
            <Button onClick={cancel}>Cancel</Button>
            <Button type="submit" look="primary">
              Save
            </Button>
          </div>
        )}
      </form>
    </dialog>
  )
}
