import { signal } from '@preact/signals'
import type { ComponentChildren, ComponentType } from 'preact'
import style from './lazy-markdown.module.css'

interface Props {
  readonly text: string
  /** More of it may come. */
  readonly growing: boolean
}

const view = signal<ComponentType<Props> | undefined>(undefined)
let asked = false

/** A page that opens is typed into first: what draws answers is in a chunk of its own, loaded for the first of them. */
export function loadMarkdown(): void {
  if (asked) return
  asked = true
  void import('./markdown.tsx').then(
    ({ Markdown }) => {
      view.value = Markdown
    },
    () => {
      view.value = Source
    },
  )
}

/** `Markdown`, once it is there; nothing until then, which is a frame or two. */
export function LazyMarkdown(props: Props): ComponentChildren {
  loadMarkdown()
  const View = view.value
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
