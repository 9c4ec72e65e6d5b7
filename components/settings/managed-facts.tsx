import type { Connection } from '../../lib/model/connection.ts'
import style from './managed-facts.module.css'

interface Props {
  readonly connection: Connection
}

/** What an organisation has set of a connection, as far as it says something to the person. */
export function ManagedFacts({ connection }: Props) {
  const { url, model, models = [], systemPrompt, managed } = connection
  const others = models.filter(one => one !== model)
  return (
    <div class={style.facts}>
      <p>
        {managed?.key
          ? 'Your organisation has set this connection and its key: only it can change them.'
          : 'Your organisation has set this connection: only it can change it. The key is yours to give.'}
      </p>
      <dl class={style.list}>
        <dt>Server</dt>
        <dd>{url}</dd>
        <dt>Model</dt>
        <dd>{model}</dd>
        {others.length > 0 && (
          <>
            <dt>Others</dt>
            <dd>{others.join(', ')}</dd>
          </>
        )}
        {systemPrompt && (
          <>
            <dt>Instructions</dt>
            <dd dir="auto" class={style.text}>
              {systemPrompt}
            </dd>
          </>
        )}
      </dl>
    </div>
  )
}
