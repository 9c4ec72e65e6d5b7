import type { Question } from '../../lib/model/message.ts'
import { LongText } from './long-text.tsx'
import style from './question-view.module.css'
import { QuoteBlock } from './quote-block.tsx'

interface Props {
  readonly question: Question
}

export function QuestionView({ question }: Props) {
  return (
    <article class={style.question} aria-label="You" data-message={question.id}>
      {question.parts.map((part, index) =>
        part.type === 'selection' ? (
          <QuoteBlock key={index} quote={part} />
        ) : (
          <div key={index} class={style.text} dir="auto">
            <LongText text={part.text} shown={4000} />
          </div>
        ),
      )}
    </article>
  )
}
