import type { Failure } from '../../lib/model/failure.ts'
import type { Answer } from '../../lib/model/message.ts'
import { placeFor } from '../../lib/model/options-place.ts'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { StoredLink } from './stored-link.tsx'
import type { TurnActions } from './turn-actions.ts'
import { UpdateButton } from './update-button.tsx'
import { isOfConnection, type WayOn } from './ways-on.ts'

interface Props {
  readonly way: WayOn
  readonly answer: Answer
  readonly failure: Failure | undefined
  readonly actions: TurnActions
  /** Whether it helps most. */
  readonly isFirst: boolean
}

/** What takes one of the ways on from an answer that failed. */
export function WayButton({ way, answer, failure, actions, isFirst }: Props) {
  const place = failure && isOfConnection(failure) ? placeFor(failure, answer.connection) : undefined
  const address = actions.address.value
  const look = isFirst ? 'primary' : 'outlined'
  switch (way) {
    case 'start-over':
      return (
        <Button look={look} onClick={() => actions.startOver(answer)}>
          Ask in a new chat
        </Button>
      )
    case 'new-chat':
      return (
        <Button look={look} onClick={actions.newChat}>
          New chat
        </Button>
      )
    case 'edit':
      return (
        <Button look={look} onClick={() => actions.edit(answer.parent)}>
          Edit the question
        </Button>
      )
    case 'another-model':
      return (
        <Button
          look={look}
          aria-haspopup="dialog"
          onClick={event => actions.openMenu(answer, event.currentTarget)}
        >
          Retry with another model
        </Button>
      )
    case 'options':
    case 'wait-longer':
      return (
        <Button look={look} onClick={() => actions.openOptions(place)}>
          {way === 'options' ? 'Open Options' : 'Wait longer'}
        </Button>
      )
    case 'tab':
      return address ? (
        <ButtonLink look={look} href={address}>
          Open in a tab
        </ButtonLink>
      ) : null
    case 'setup':
      // Of what was not sent, and so has no answer.
      return null
    case 'stored':
      return <StoredLink />
    case 'update':
      return <UpdateButton />
  }
}
