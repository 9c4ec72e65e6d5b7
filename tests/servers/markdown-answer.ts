/** The first word of every such answer, and the last: each stands nowhere else, and both without markup. */
export const FIRST_WORD = 'Overture'
export const LAST_WORD = 'Finale.'

/** Room for the paragraph that brings an answer to its length. */
const RESERVE = 60

/**
 * An answer of exactly so many UTF-16 code units, at least 200, as a model writes them on a technical question: mostly
 * paragraphs and lists, with code, tables, quotes and a little maths between. The same length gives the same text.
 */
export function markdownAnswer(length: number): string {
  if (length < 200) throw new RangeError(`No answer is that short: ${length}`)
  const say = createSpeaker()
  const parts = [`${FIRST_WORD} to a long answer: ${say.sentence()}`]
  let written = parts.join('').length
  for (let turn = 0; ; turn++) {
    const block = (BLOCKS[turn % BLOCKS.length] ?? paragraph)(say)
    if (written + 2 + block.length > length - RESERVE) break
    parts.push(block)
    written += 2 + block.length
  }
  const last = say.prose(length - written - 2 - LAST_WORD.length - 1)
  return `${parts.join('\n\n')}\n\n${last} ${LAST_WORD}`
}

type Speaker = ReturnType<typeof createSpeaker>
type BlockWriter = (say: Speaker) => string

const paragraph: BlockWriter = say => say.times(3, 5, say.sentence).join(' ')

/** What an answer is made of, in turn. */
const BLOCKS: BlockWriter[] = [
  say => `## ${say.title()}`,
  paragraph,
  paragraph,
  say => say.times(3, 6, () => `- **${say.title()}**: ${say.sentence()}`).join('\n'),
  paragraph,
  say => {
    const [language = '', lines = []] = say.oneOf(Object.entries(CODE))
    return `\`\`\`${language}\n${say.times(1, 3, () => lines.join('\n')).join('\n\n')}\n\`\`\``
  },
  paragraph,
  say => `### ${say.title()}`,
  say =>
    say
      .times(3, 5, () => say.sentence())
      .map((step, index) => `${index + 1}. ${step}\n   - ${say.sentence()}\n   - ${say.sentence()}`)
      .join('\n'),
  paragraph,
  say => {
    const rows = say.times(3, 8, () => `| ${say.title()} | \`${say.word()}()\` | ${say.number()} |`)
    return ['| Name | Call | Milliseconds |', '| :-- | :-: | --: |', ...rows].join('\n')
  },
  paragraph,
  say => `> ${say.sentence()}\n> ${say.sentence()}\n>\n> ${say.sentence()}`,
  say => `So the cost is $O(n \\log n)$, where $n$ is the ${say.word()}. ${say.sentence()}`,
  say => `$$\n\\sum_{k=1}^{n} k^2 = \\frac{n(n+1)(2n+1)}{${say.number()}}\n$$`,
  paragraph,
  say => say.times(2, 4, () => `- [${say.oneOf(['x', ' '])}] ${say.sentence()}`).join('\n'),
  () => '---',
]

const CODE: Record<string, string[]> = {
  ts: [
    'export async function load(path: string): Promise<Entry[]> {',
    '  const text = await readFile(path, "utf8") // one file, read once',
    '  return text.split("\\n").map(line => ({ line, length: line.length }))',
    '}',
  ],
  python: [
    'def moving_average(values, width=7):',
    '    """The mean of each window of this width."""',
    '    return [sum(values[i:i + width]) / width for i in range(len(values) - width + 1)]',
  ],
  bash: ['for file in *.log; do', '  gzip --keep "$file" && echo "packed $file"', 'done'],
  json: ['{', '  "name": "example",', '  "retries": 3,', '  "hosts": ["a.example", "b.example"]', '}'],
  sql: ['SELECT name, count(*) AS visits', 'FROM events', "WHERE day >= '2024-01-01'", 'GROUP BY name;'],
  css: ['.card {', '  display: grid;', '  gap: 0.5rem;', '  color: light-dark(#222, #eee);', '}'],
}

const WORDS =
  'a the of and to in that it is for as with on by an at from or this which when each one more than only into its value list key page time memory thread request answer server browser node tree index cache buffer stream event order result reader writer number string field record table column query state lock queue worker signal frame layout paint naïve “quoted” café – bytes length test case change error path folder module'.split(
    ' ',
  )

/** Says what comes to its mind, the same in every run. */
function createSpeaker() {
  let state = 42
  /** A linear congruential generator: what it is asked for here is variety. */
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const oneOf = <T>(choices: [T, ...T[]] | T[]): T => choices[below(choices.length)] as T // never empty here
  const times = <T>(least: number, most: number, make: () => T): T[] =>
    Array.from({ length: least + below(most - least + 1) }, make)
  const word = (): string => oneOf(WORDS)
  const number = (): string => String(1 + below(9999))
  const words = (least: number, most: number): string => times(least, most, word).join(' ')
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

  const MARKED = [
    () => `**${words(1, 3)}**`,
    () => `*${words(1, 2)}*`,
    () => `\`${word()}.${word()}\``,
    () => `[${words(1, 3)}](https://example.com/${below(1000)})`,
    () => `~~${word()}~~`,
  ]

  return {
    oneOf,
    times,
    word,
    number,
    title: () => capital(words(2, 4)),
    /** Some markup in every other sentence. */
    sentence: () => {
      const marked = below(2) === 0 ? [oneOf(MARKED)()] : []
      return `${capital([words(4, 9), ...marked, words(2, 6)].join(' '))}.`
    },
    /** Words without markup, of exactly this length. */
    prose: (length: number): string => {
      let text = word()
      while (text.length < length) text += ` ${word()}`
      return text.slice(0, length).replace(/\s$/, 's')
    },
  }
}
