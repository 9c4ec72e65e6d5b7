import type { ComponentChildren } from 'preact'
import { createLazyView } from '../ui/lazy-view.ts'
import style from './lazy-markdown.module.css'

interface Props {
  readonly text: string
  /** More of it may come. */
  readonly growing: boolean
  /** It broke off: what is unfinished in it stays as it was drawn while it grew. */
  readonly broken?: boolean | undefined
  /** Told before the frame that shows it whether some of the text waits for what sets its formulas. */
  readonly onHeld?: ((isHeld: boolean) => void) | undefined
}

const markdown = createLazyView<Props>(() =>
  import('./markdown.tsx').then(
    ({ Markdown }) => Markdown,
    () => Source,
  ),
)

/** A page that opens is typed into first: what draws answers is in a chunk of its own, loaded for the first of them. */
export function loadMarkdown(): void {
  void markdown.load()
}

/** `Markdown`, once it is there; nothing until then, which is a frame or two. */
export function LazyMarkdown(props: Props): ComponentChildren {
  loadMarkdown()
  const View = markdown.view.value
  return View && <View {...props} />
}

/** The files are gone, as they are for a page that an update left behind: the text is still read. */
function Source({ text }: Props) {
  return (
    <div class={style.source} dir="auto">
      {text}
    </div>
  )
}
