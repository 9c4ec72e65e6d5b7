import type { ChatPage } from '../../lib/page/chat-page.ts'
import { memo } from '../ui/memo.ts'
import style from './composer-caption.module.css'
import { ModelButton } from './model-button.tsx'

interface Props {
  readonly page: ChatPage
  /** Characters in the composer, once there are many. */
  readonly count: number
}

/** Who will answer, always in sight where a question can be asked. */
export const ComposerCaption = memo(({ page, count }: Props) => (
  <div class={style.caption}>
    <span>
      <ModelButton page={page} />
    </span>
    {count > 0 && <span>{count.toLocaleString('en')} characters</span>}
  </div>
))
