import type { ConversationId } from '../../lib/model/message.ts'
import { HistoryRow } from './history-row.tsx'
import style from './history-section.module.css'
import { rowsIn, type Section, type Span } from './list-layout.ts'
import type { RowActions } from './row-actions.ts'

interface Props {
  readonly section: Section
  readonly span: Span
  /** The conversation on the screen. */
  readonly current: ConversationId
  /** Drawn wherever it stands, so that what has the focus never goes. */
  readonly reachable: ConversationId | undefined
  readonly answering: ReadonlySet<ConversationId>
  readonly unread: ReadonlySet<ConversationId>
  readonly selected: ReadonlySet<ConversationId> | undefined
  readonly actions: RowActions
}

/** A day's conversations: as tall as all of them, with those in it that can be seen. */
export function HistorySection(props: Props) {
  const { section, span, current, reachable, answering, unread, selected, actions } = props
  const { label, heads } = section.group
  const [first, end] = rowsIn(section, span)
  const apart = heads.findIndex(({ id }, place) => id === reachable && (place < first || place >= end))
  const places = Array.from({ length: end - first }, (_, n) => first + n)
  if (apart >= 0) apart < first ? places.unshift(apart) : places.push(apart)

  return (
    <section style={{ blockSize: `${section.height}rem` }}>
      <h2 class={style.heading}>{label}</h2>
      {places.length > 0 && (
        <ul class={style.rows} aria-label={label}>
          {places.map(place => {
            const head = heads[place]
            return (
              head && (
                <HistoryRow
                  key={head.id}
                  head={head}
                  current={head.id === current}
                  answering={answering.has(head.id)}
                  unread={unread.has(head.id)}
                  reachable={head.id === reachable}
                  place={place}
                  size={heads.length}
                  selected={selected?.has(head.id)}
                  actions={actions}
                />
              )
            )
          })}
        </ul>
      )}
    </section>
  )
}
