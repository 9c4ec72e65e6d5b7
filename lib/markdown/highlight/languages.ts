export interface Language {
  /** As people write it. */
  readonly label: string
  /** Of a file of it, without the dot. */
  readonly extension: string
  /** What it is coloured by; absent where nothing is. */
  readonly grammar?: string
}

/** `-` stands for no grammar; without one the first word names it. */
type Row = readonly [words: string, label: string, extension: string, grammar?: string]

/** What fences in answers are marked with. A word that is missing here costs its code the colours, and no more. */
const ROWS: readonly Row[] = [
  ['bash sh zsh', 'Shell', 'sh'],
  ['shell console shellsession terminal', 'Shell', 'sh'],
  ['c h', 'C', 'c'],
  ['cpp c++ cc cxx hpp hh', 'C++', 'cpp'],
  ['csharp c# cs', 'C#', 'cs'],
  ['css', 'CSS', 'css'],
  ['dart', 'Dart', 'dart'],
  ['diff patch', 'Diff', 'diff'],
  ['dockerfile docker containerfile', 'Dockerfile', 'dockerfile'],
  ['elixir ex exs', 'Elixir', 'ex'],
  ['go golang', 'Go', 'go'],
  ['graphql gql', 'GraphQL', 'graphql'],
  ['groovy gradle', 'Groovy', 'groovy'],
  ['haskell hs', 'Haskell', 'hs'],
  ['http', 'HTTP', 'http'],
  ['ini cfg conf dotenv env', 'INI', 'ini'],
  ['toml', 'TOML', 'toml', 'ini'],
  ['properties', 'Properties', 'properties', 'ini'],
  ['java', 'Java', 'java'],
  ['javascript js mjs cjs node', 'JavaScript', 'js'],
  ['jsx', 'JSX', 'jsx', 'javascript'],
  ['json json5 jsonc jsonl ndjson', 'JSON', 'json'],
  ['kotlin kt kts', 'Kotlin', 'kt'],
  ['latex tex', 'LaTeX', 'tex'],
  ['less', 'Less', 'less'],
  ['lua', 'Lua', 'lua'],
  ['makefile make mk', 'Makefile', 'mk'],
  ['markdown md', 'Markdown', 'md'],
  ['mdx', 'MDX', 'mdx', 'markdown'],
  ['matlab octave', 'MATLAB', 'm'],
  ['nginx nginxconf', 'nginx', 'conf'],
  ['objectivec objective-c objc', 'Objective-C', 'm'],
  ['perl pl pm', 'Perl', 'pl'],
  ['php', 'PHP', 'php'],
  ['powershell ps ps1 pwsh', 'PowerShell', 'ps1'],
  ['protobuf proto', 'Protocol Buffers', 'proto'],
  ['python py python3 py3 ipython', 'Python', 'py'],
  ['python-repl pycon', 'Python', 'txt'],
  ['r', 'R', 'r'],
  ['ruby rb', 'Ruby', 'rb'],
  ['rust rs', 'Rust', 'rs'],
  ['scala', 'Scala', 'scala'],
  ['scss', 'SCSS', 'scss'],
  ['sass', 'Sass', 'sass', '-'],
  ['sql mysql sqlite tsql plsql', 'SQL', 'sql'],
  ['postgresql postgres pgsql', 'PostgreSQL', 'sql', 'sql'],
  ['swift', 'Swift', 'swift'],
  ['typescript ts mts cts', 'TypeScript', 'ts'],
  ['tsx', 'TSX', 'tsx', 'typescript'],
  ['html htm xhtml', 'HTML', 'html', 'xml'],
  ['vue', 'Vue', 'vue', 'xml'],
  ['svelte', 'Svelte', 'svelte', 'xml'],
  ['svg', 'SVG', 'svg', 'xml'],
  ['xml rss xsd xsl plist', 'XML', 'xml'],
  ['yaml yml', 'YAML', 'yaml'],
  ['bat batch cmd dos', 'Batch', 'bat', '-'],
  ['clojure clj', 'Clojure', 'clj', '-'],
  ['csv', 'CSV', 'csv', '-'],
  ['erlang erl', 'Erlang', 'erl', '-'],
  ['fsharp f# fs', 'F#', 'fs', '-'],
  ['hcl terraform tf', 'Terraform', 'tf', '-'],
  ['julia jl', 'Julia', 'jl', '-'],
  ['log', 'Log', 'log', '-'],
  ['mermaid', 'Mermaid', 'mmd', '-'],
  ['nix', 'Nix', 'nix', '-'],
  ['solidity sol', 'Solidity', 'sol', '-'],
  ['text txt plain plaintext output', 'Text', 'txt', '-'],
  ['vb vbnet vba', 'Visual Basic', 'vb', '-'],
  ['zig', 'Zig', 'zig', '-'],
]

const LANGUAGES = new Map(
  ROWS.flatMap(([words, label, extension, named]): (readonly [string, Language])[] => {
    const [first = '', ...others] = words.split(' ')
    const grammar = named ?? first
    const language = { label, extension, ...(grammar !== '-' && { grammar }) }
    return [first, ...others].map(word => [word, language])
  }),
)

/** Every grammar that a language names. */
export const GRAMMARS: ReadonlySet<string> = new Set(
  [...LANGUAGES.values()].flatMap(({ grammar }) => grammar ?? []),
)

/** Of an info string's first word, however it is written: `TS`, `{.python}`, `language-js`, `js{1,3}`, `ts:src/a.ts`. */
export function toLanguage(word: string): Language | undefined {
  const name = /^\{?\.?(?:lang(?:uage)?-)?([a-z][\w+#-]*)/.exec(word.slice(0, 50).toLowerCase())?.[1]
  return name === undefined ? undefined : LANGUAGES.get(name)
}
