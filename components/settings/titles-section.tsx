import type { OptionsPage } from '../../lib/page/options-page.ts'
import { Switch } from '../ui/switch.tsx'
import { Section } from './section.tsx'
import style from './titles-section.module.css'

interface Props {
  readonly page: Pick<OptionsPage, 'modelTitles' | 'setModelTitles'>
  /** Who would be asked. */
  readonly host: string
}

export function TitlesSection({ page, host }: Props) {
  return (
    <Section title="Names of conversations" about="A conversation is called what its first question says.">
      <div class={style.switch}>
        <Switch
          label="Let the model name conversations"
          on={page.modelTitles.value}
          onChange={page.setModelTitles}
        />
      </div>
      <p class={style.cost}>
        It costs one short request for each new conversation: once the first answer is there, its beginning
        and the question go to {host} again. A name you give yourself stays.
      </p>
    </Section>
  )
}
