import type { ManagedMark } from '../../lib/model/connection.ts'
import type { Remedy } from '../../lib/model/diagnosis.ts'
import type { OwnOrigin } from '../../lib/page/options-page.ts'
import { hostOf } from '../chat/host-of.ts'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { isTheirs } from './diagnosis-sentence.ts'
import { OriginLines } from './origin-lines.tsx'

/** What the form does when it is pressed. */
export interface RemedyActions {
  readonly origin: OwnOrigin
  /** Where the key of the service comes from. */
  readonly keyPage: string | undefined
  readonly onAllow: (origin: string) => void
  readonly onDropOrigin: () => void
  readonly onUse: (url: string) => void
  readonly onChooseModel: (models: readonly string[]) => void
  readonly onGoTo: (field: 'url' | 'secret') => void
  /** Of a connection that the person's organisation has locked. */
  readonly lock?: ManagedMark | undefined
}

interface Props extends RemedyActions {
  readonly remedy: Remedy
}

/** What of a remedy can be pressed. */
export function RemedyAction(props: Props) {
  const { remedy, origin, keyPage, onAllow, onDropOrigin, onUse, onChooseModel, onGoTo, lock } = props
  if (isTheirs(remedy, lock)) return null
  switch (remedy.do) {
    case 'grant':
      return <Button onClick={() => onAllow(remedy.origin)}>Allow {hostOf(remedy.origin)}</Button>
    case 'open':
    case 'start-server':
      return <ButtonLink href={remedy.url}>Open {remedy.url}</ButtonLink>
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
          {keyPage && <ButtonLink href={keyPage}>Open the page with your keys</ButtonLink>}
        </>
      )
    case 'allow-origin':
      return (
        <>
          <OriginLines origin={origin} />
          <Button onClick={onDropOrigin}>Ask without Origin</Button>
        </>
      )
    case 'go-online':
    case 'wait':
    case 'read-failure':
      return null
  }
}
