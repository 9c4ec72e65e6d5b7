import type { Connection } from '../../lib/model/connection.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { Section } from './section.tsx'
import { ServerForm } from './server-form.tsx'

interface Props {
  readonly page: OptionsPage
  readonly preset: Connection
  readonly models: readonly string[]
}

export function ServerSection({ page, preset, models }: Props) {
  const connection = page.connection.value
  return (
    <Section
      title="Server"
      about="Your questions go to this address, and nowhere else. Any server that speaks the OpenAI protocol will do, one on your own computer too."
    >
      {connection && <ServerForm page={page} connection={connection} preset={preset} models={models} />}
    </Section>
  )
}
