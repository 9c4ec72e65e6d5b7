import type { Random } from '../../tests/random.ts'

interface Script {
  readonly name: string
  /** What words are put together from. */
  readonly syllables: readonly string[]
  /** Between two words; nothing where a script writes none. */
  readonly gap: string
  readonly stop: string
  readonly share: number
}

const SCRIPTS: readonly Script[] = [
  {
    name: 'Latin',
    syllables: 'ta re mi so la ver den tur ing ost kel ban qui pro sta ment ly ár ße nie'.split(' '),
    gap: ' ',
    stop: '. ',
    share: 0.7,
  },
  {
    name: 'Cyrillic',
    syllables: 'по ра сто ве ни ка ли мо дро ша ет ить ный ост пре за бор ку'.split(' '),
    gap: ' ',
    stop: '. ',
    share: 0.1,
  },
  {
    name: 'Han',
    syllables: [
      ...'的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可',
    ],
    gap: '',
    stop: '。',
    share: 0.08,
  },
  {
    name: 'Kana',
    syllables: [
      ...'あいうえおかきくけこさしすせそたちつてとなにのはひまみもやゆよらりるれろわをんアイカコサスタテトン',
    ],
    gap: '',
    stop: '。',
    share: 0.06,
  },
  {
    name: 'Arabic',
    syllables: 'ال كت مد رس سا فر بي تو من لم قا عر نو حم'.split(' '),
    gap: ' ',
    stop: '. ',
    share: 0.06,
  },
]

/** As many different words as a person's language has in use, in each script. */
const WORDS = 20_000

export type Write = (length: number) => string

/**
 * A writer of text of about so many characters, in a script that chance picks: sentences of words of which few are
 * frequent and most are rare, as in real text.
 */
export function pickWriter(random: Random): Write {
  const script = pickScript(random())
  return length => {
    let text = ''
    while (text.length < length) {
      const words = 5 + Math.floor(random() * 12)
      for (let count = 0; count < words; count++)
        text += (count === 0 ? '' : script.gap) + wordOf(script, Math.floor(WORDS ** random()))
      text += script.stop
    }
    return text.trimEnd()
  }
}

function pickScript(chance: number): Script {
  let left = chance
  for (const script of SCRIPTS) {
    left -= script.share
    if (left < 0) return script
  }
  return pickScript(0)
}

/** The word of this rank: the same one whenever it is asked for, and the rarer the longer. */
function wordOf({ syllables }: Script, rank: number): string {
  let word = ''
  for (let rest = rank; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length]
  return word
}
