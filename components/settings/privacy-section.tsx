import style from './privacy-section.module.css'
import { Section } from './section.tsx'

interface Props {
  /** Who gets the questions; nobody while no connection is on. */
  readonly host: string | undefined
}

export function PrivacySection({ host }: Props) {
  return (
    <Section title="Privacy" about="What leaves your computer, and when.">
      <ul class={style.facts}>
        <li>
          <strong>When you ask</strong>, {host ?? 'the server of the connection that answers'} gets your
          question, the selection you put above it, and the turns before it in the same conversation; where it
          cannot answer, and you want that, so does the next connection of your list. So it does when you
          choose Explain, Summarise or Translate in the menu of a selection. Where you let the model name
          conversations, it gets the first question and answer once more.
        </li>
        <li>
          <strong>When you open the list of models</strong>, the servers that are switched on are asked for
          their names, with your key, at most once an hour. When you save a server, or press Test, Find or
          Look on this computer, the servers you mean are asked whether they can be used, with the key that
          you gave for each.
        </li>
        <li>
          <strong>When you switch on Sync</strong>, your browser carries connections and settings to your
          other computers through its own account; keys and conversations never go.
        </li>
        <li>
          <strong>Otherwise</strong> nothing is sent. There is no account with us, no statistics and no crash
          report.
        </li>
        <li>
          <strong>Conversations, drafts and your key</strong> are kept in this browser on this computer, where
          no web page can open them. Removing the extension removes them.
        </li>
        <li>
          <strong>Web pages</strong> never see a question or an answer. The Ask button never reads a password
          or card field.
        </li>
      </ul>
    </Section>
  )
}
