import type { Remedy } from '../../lib/model/diagnosis.ts'
import type { OwnOrigin } from '../../lib/page/options-page.ts'
import { hostOf } from '../chat/host-of.ts'
import { Button } from '../ui/button.tsx'
import { OriginLines } from './origin-lines.tsx'

/** What the form does when it is pressed. */
export interface RemedyActions {
  readonly origin: OwnOrigin
  /** Where the key of the service comes from. */
  readonly keyPage: string | undefined
  readonly onAllow: (origin: string) => void
  /** Absent where there is nothing to save it with: the panel offers it as well, at an answer that failed. */
  readonly onDropOrigin?: () => void
  readonly onUse: (url: string) => void
  readonly onChooseModel: (models: readonly string[]) => void
  readonly onGoTo: (field: 'url' | 'secret') => void
  /** Of a connection that the person's organisation has set: what is not the person's to change. */
  readonly locked?: readonly Remedy['do'][] | undefined
}

interface Props extends RemedyActions {
  readonly remedy: Remedy
}

/** What of a remedy can be pressed. */
export function RemedyAction(props: Props) {
  const { remedy, origin, keyPage, onAllow, onDropOrigin, onUse, onChooseModel, onGoTo, locked } = props
  if (locked?.includes(remedy.do)) return <p>Your organisation has set this: only it can change it.</p>
  switch (remedy.do) {
    case 'grant':
      return <Button onClick={() => onAllow(remedy.origin)}>Allow {hostOf(remedy.origin)}</Button>
    case 'open':
      return (
        <a href={remedy.url} target="_blank" rel="noreferrer">
          Open {remedy.url}
        </a>
      )
    case 'use-url':
      return <Button onClick={() => onUse(remedy.url)}>Use this address</Button>
    case 'check-url':
      return <Button onClick={() => onGoTo('url')}>Edit the server URL</Button>
    case 'choose-model':
      return <Button onClick={() => onChooseModel(remedy.models)}>Choose a model</Button>
    case 'enter-key':
      return (
        <>
          <Button onClick={() => onGoTo('secret')}>Enter a key</Button>
          {keyPage && (
            <a href={keyPage} target="_blank" rel="noreferrer">
              Open the page with your keys
            </a>
          )}
        </>
      )
    case 'allow-origin':
      return (
        <>
          <OriginLines origin={origin} />
          {onDropOrigin && <Button onClick={onDropOrigin}>Ask without Origin</Button>}
        </>
      )
    case 'go-online':
    case 'start-server':
    case 'wait':
    case 'read-failure':
      return null
  }
}
