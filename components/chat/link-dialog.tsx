import { useId } from 'preact/hooks'
import { type Carried, carriedBy, isTelling, type LinkTarget } from '../../lib/markdown/link-target.ts'
import { AskDialog } from '../ui/ask-dialog.tsx'
import style from './link-dialog.module.css'

interface Props {
  readonly target: LinkTarget
  readonly isSaidHere: (text: string) => boolean
  readonly onClose: () => void
}

/** A link in an answer can hand the conversation over to a stranger: who opens it sees what it takes along. */
export function LinkDialog({ target, isSaidHere, onClose }: Props) {
  const { href, host } = target
  const carried = carriedBy(target)
  const said = isTelling({ ...target, carriedLength: 0 }, isSaidHere)
  return (
    <AskDialog
      title={
        <>
          Open a link to <bdi>{host || 'an e-mail'}</bdi>?
        </>
      }
      yes="Open"
      onYes={() => open(href)}
      onClose={onClose}
    >
      <p>
        {said
          ? 'This link was written by the answer, and words of your conversation are in it. Whoever it leads to will read them.'
          : 'This link was written by the answer, and takes a lot of text along. Whoever it leads to will read it.'}
      </p>
      <Part name="Whole address">{href}</Part>
      {carried.length > 0 && <Part name="What it takes along">{carried.map(toLine).join('\n')}</Part>}
    </AskDialog>
  )
}

const toLine = ({ name, value }: Carried) => (name ? `${name}: ${value}` : value)

function Part({ name, children }: { readonly name: string; readonly children: string }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h3 id={id} class={style.name}>
        {name}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div class={style.text} tabIndex={0} dir="auto">
        {children}
      </div>
    </section>
  )
}

function open(href: string): void {
  window.open(href, '_blank', 'noopener,noreferrer')
}
