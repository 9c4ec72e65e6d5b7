import { Mark } from '../ui/mark.tsx'
import style from './welcome.module.css'

interface Props {
  readonly host: string
  readonly onPick: (prompt: string) => void
}

const EXAMPLES = [
  'Explain recursion with an everyday example',
  'Write a polite e-mail that moves a meeting to Friday',
  'Which questions should I ask before renting a flat?',
]

export function Welcome({ host, onPick }: Props) {
  return (
    <div class={style.welcome}>
      <Mark size={44} />
      <h2 class={style.title}>What would you like to know?</h2>
      <p class={style.source}>Answers come from {host} and are kept on this computer.</p>
      <ul class={style.examples}>
        {EXAMPLES.map(example => (
          <li key={example}>
            <button type="button" class={style.example} onClick={() => onPick(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
