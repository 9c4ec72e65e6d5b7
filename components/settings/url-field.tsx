import { useMemo, useRef, useState } from 'preact/hooks'
import type { PasteRefusal } from '../../lib/model/pasted.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { Switch } from '../ui/switch.tsx'
import { useAfterPress } from '../ui/use-after-press.ts'
import type { ConnectionFields } from './connection-fields.ts'
import { EndpointFinder } from './endpoint-finder.tsx'
import hints from './field.module.css'
import { Field, toDescription } from './field.tsx'
import { toLoopback } from './to-loopback.ts'
import type { Finding } from './use-find-endpoint.ts'

interface Props {
  /** What the ids of the controls begin with. */
  readonly at: string
  readonly page: Pick<OptionsPage, 'readPasted' | 'tests'>
  readonly fields: Pick<ConnectionFields, 'url' | 'insecure'>
  readonly refusal: PasteRefusal | undefined
  readonly finding: Finding
  readonly onChange: (changed: Partial<ConnectionFields>) => void
  /** A whole address, or whatever was pasted that has one in it. Gives what the field holds then. */
  readonly onTake: (text: string) => string
  readonly onFind: () => void
}

const REFUSALS: Record<PasteRefusal, string> = {
  'no-address': 'This is no web address. It looks like https://example.org.',
  'a-key': 'This is a key. It has its own field below; enter the address of the server here.',
  several:
    'More than one address stands in this. Enter the one of the server alone; a key has its own field below.',
  placeholder: 'Part of this address is left to be filled in. Put in what is yours there.',
  'too-long': 'This is too long for an address. Enter the address alone.',
  unreadable: 'No address could be read out of this. Enter the address alone.',
  'not-a-url': 'This is no web address. It looks like https://example.org.',
  'not-http': 'Only https:// addresses can be used, and http:// on this computer.',
  credentials: 'Take the name, the password or the key out of the address. A key has its own field below.',
  insecure: 'Without https:// others on the way could read along. http:// is for this computer only.',
  managed: 'Your organisation allows only the connections that it has set.',
}

export function UrlField({ at, page, fields, refusal, finding, onChange, onTake, onFind }: Props) {
  /** What the field held when it was left: as long as somebody types, nothing is wrong. */
  const [left, setLeft] = useState('')
  const isLeft = left !== '' && left === fields.url
  const read = useMemo(() => page.readPasted(fields.url, fields.insecure), [fields.url, fields.insecure])
  const why = refusal ?? (isLeft || read.secret ? read.refusal : undefined)
  const loopback = why === 'insecure' ? toLoopback(fields.url) : undefined
  const error = loopback
    ? `That is where the server listens. From its own computer it is reached at ${loopback}.`
    : why && REFUSALS[why]
  const isPlain = fields.insecure || (why === 'insecure' && !loopback)
  const take = (text: string) => setLeft(onTake(text))
  const afterPress = useAfterPress()
  const latest = useRef(take)
  latest.current = take
  /** Whether there is more in it than an address, which goes to where it belongs. */
  function hasMore(text: string): boolean {
    const { url, ...more } = page.readPasted(text, true).pasted ?? {}
    return url !== undefined && (/\s/.test(text.trim()) || Object.keys(more).length > 0)
  }
  return (
    <>
      <Field
        id={`${at}-url`}
        label="Server URL"
        error={error}
        hint="The address as its owner gives it, with or without /v1. A curl command will do, too."
      >
        <input
          {...toDescription(`${at}-url`, error)}
          // A key is for nobody to read.
          type={(read.secret ? 'password' : 'text') as 'text'} // either is one; their types are apart
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          value={fields.url}
          onInput={({ currentTarget: { value }, inputType }) => {
            // What is dropped, or pasted beside what is there, is whole; what is typed is not, until it is left.
            if (inputType?.startsWith('insertFrom') && hasMore(value)) take(value)
            else onChange({ url: value })
          }}
          onBlur={({ currentTarget: input }) =>
            // What the press was for may have changed the form, or closed it.
            afterPress(() => input.isConnected && latest.current(input.value))
          }
          onPaste={event => {
            // A field of one line would run the lines of a command together.
            const text = event.clipboardData?.getData('text') ?? ''
            if (!hasMore(text)) return
            event.preventDefault()
            take(text)
          }}
        />
        <EndpointFinder
          url={fields.url.trim()}
          finding={finding}
          offered={page.tests.mayBeElsewhere(fields.url.trim())}
          onFind={onFind}
        />
      </Field>
      {isPlain && (
        <div>
          <Switch
            label="Allow http:// for this server"
            on={fields.insecure}
            onChange={insecure => onChange({ insecure })}
          />
          <p class={hints.hint}>
            Everyone on the way to it can read your questions, the answers and the key: for a server in a
            network that you trust.
          </p>
        </div>
      )}
    </>
  )
}
