import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exported, exportOf } from '../unit/transfer/samples.ts'

interface Refused {
  readonly path: string
  /** Why, as a person is told. */
  readonly told: string
}

/** Messages that are written at once. */
const AT_ONCE = 10_000

/** Gives files of so many messages of one character: an export, and one of those formats that say a message in fewest bytes. */
export async function withManyMessages(count: number, use: (file: Refused) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'many-messages-'))
  const [question] = exported.messages
  const MARK = '"all of them"'
  const [before = '', after = ''] = exportOf([{ ...exported, messages: ['all of them'] }]).split(MARK)
  const own = (n: number) =>
    JSON.stringify({
      ...question,
      id: `m${n}`,
      parts: [{ type: 'text', text: 'a' }],
      ...(n > 0 && { parent: `m${n - 1}` }),
    })
  const short = { path: join(folder, 'short.json'), told: 'The file has more than 500,000 messages' }
  const pair = () => '{"question":"a","answer":"b"}'
  const whole = { path: join(folder, 'own.json'), told: 'The file is larger than 48 MB' }
  try {
    await write(whole.path, before, after, count, own)
    await write(short.path, '[{"sessionName":"a","conversationRecords":[', ']}]', count / 2, pair)
    for (const file of [whole, short]) await use(file)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function write(
  path: string,
  before: string,
  after: string,
  count: number,
  nth: (n: number) => string,
): Promise<void> {
  const file = await open(path, 'w')
  await file.write(before)
  for (let at = 0; at < count; at += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, n) => nth(at + n)).join(',')
    await file.write(at === 0 ? some : `,${some}`)
  }
  await file.write(after)
  await file.close()
}
