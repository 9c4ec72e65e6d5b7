import type { OptionsPage } from '../../lib/page/options-page.ts'
import { OptionSwitch } from './option-switch.tsx'
import { Section } from './section.tsx'

interface Props {
  readonly page: Pick<OptionsPage, 'modelTitles' | 'setModelTitles'>
  /** Who would be asked; nobody while no connection is on. */
  readonly host: string | undefined
}

export const TitlesSection = ({ page, host }: Props) => (
  <Section title="Names of conversations" about="A conversation is called what its first question says.">
    <OptionSwitch
      label="Let the model name conversations"
      on={page.modelTitles.value}
      onChange={page.setModelTitles}
    >
      It costs one short request for each new conversation: once the first answer is there, its beginning and
      the question go to {host ?? 'its server'} again. A name you give yourself stays.
    </OptionSwitch>
  </Section>
)
