import { exported, exportOf } from '../unit/transfer/samples.ts'
import { expect, test } from './fixtures/extension.ts'
import { allRecords } from './fixtures/stored-records.ts'
import { yourData } from './fixtures/your-data.ts'

const [question, answer] = exported.messages
const withHead = (change: object) =>
  exportOf([
    { ...exported, id: 'new' },
    { ...exported, ...change },
  ])
const withAnswer = (change: object) =>
  withHead({ id: 'other', messages: [question, { ...answer, ...change }] })
const ring = { a: { id: 'a', parent: 'b' }, b: { id: 'b', parent: 'a' } }

/** What a file holds, and what is said of it. */
const HOSTILE: readonly (readonly [content: string | Buffer, said: string])[] = [
  [exportOf([exported]).slice(0, -40), 'The file ends too early at conversations[0].messages[1]'],
  [Buffer.from(`\ufeff${exportOf([exported])}`, 'utf16le'), 'The file is no UTF-8 text.'],
  ['{"version":999}', 'The file was made by a newer version of Mishalsgpt'],
  [withHead({ id: '__proto__' }), 'The value at conversations[1].id is not valid.'],
  [withHead({ id: 'new' }), 'The file has the same thing twice at conversations[1].id.'],
  [withAnswer({ role: 'system' }), 'The value at conversations[1].messages[1].role is not valid.'],
  [
    withAnswer({ text: '@' }).replaceAll('"@"', '['.repeat(10_000)),
    'Values lie too deep in each other at conversations[1].messages[1].',
  ],
  [
    // Behind more than is read at once.
    withHead({ id: 'other', key: 'sk-1' }).replace('Because.', 'Because. '.repeat(20_000)),
    'An export has no such field at conversations[1].key.',
  ],
  ['[]', 'There is no conversation in the file.'],
  ['null', 'This is no export of Mishalsgpt, ChatGPT, Page Assist or ChatGPTBox.'],
  [withHead({ id: 'x'.repeat(10_000) }), 'The value at conversations[1].id is not valid.'],
  [
    withAnswer({ created: 123456 }).replace('123456', 'NaN'),
    'The file is no JSON at conversations[1].messages[1].created.',
  ],
  [
    withHead({ id: 'other', messages: [question, question] }),
    'The file has the same thing twice at conversations[1].messages[1].id.',
  ],
  [
    withAnswer({}).replaceAll('"text":"Because."', '"text":"Because.","text":"Or not."'),
    'The file has the same thing twice at conversations[0].messages[1].text.',
  ],
  [
    withAnswer({}).replace('{', '{"settings":{"url":"https://evil.example"},'),
    'An export has no such field at settings.',
  ],
  [JSON.stringify([{ mapping: ring }]), 'The value at [0].mapping.a.parent is not valid.'],
]
/** Several, or none is named, and no more than are. All that are there go in such parts. */
const AT_ONCE = 4

test('a file that is wrong is refused with the first place that is, and changes no byte', async ({
  extension,
}) => {
  const options = await extension.openTab('options.html')
  const { file, importFile, outcome } = yourData(options)
  await importFile(exportOf([exported]))
  await expect(outcome).toHaveText(/^Added/)
  // The search takes note of what has come.
  await expect.poll(() => allRecords(options)).not.toContain('"unindexed"')
  const before = await allRecords(options)
  for (let at = 0; at < HOSTILE.length; at += AT_ONCE) {
    const some = HOSTILE.slice(at, at + AT_ONCE)
    const named = some.map(([content, said], n) => ({ name: `${at + n}.json`, content, said }))
    await file.setInputFiles(
      named.map(({ name, content }) => ({
        name,
        mimeType: 'application/json',
        buffer: Buffer.from(content),
      })),
    )
    await expect(outcome).toContainText(`“${named.at(-1)?.name}”`)
    await expect(outcome).toHaveText(/^Nothing was imported\./)
    for (const { name, said } of named)
      await expect(outcome).toContainText(`“${name}” was not imported. ${said}`)
    expect(await allRecords(options)).toBe(before)
  }

  const large = await options.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array(50_000_000)], 'large.json'))
    return transfer
  })
  await options.getByText('Or drop it here').dispatchEvent('drop', { dataTransfer: large })
  await expect(outcome).toHaveText(/^Nothing was imported\. The file is larger than 48 MB/)
  expect(await allRecords(options)).toBe(before)
})
