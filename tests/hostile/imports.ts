import * as v from 'valibot'
import { idSchema } from '../../lib/model/schemas.ts'
import { expect } from '../e2e/fixtures/extension.ts'
import { allRecords } from '../e2e/fixtures/stored-records.ts'
import { yourData } from '../e2e/fixtures/your-data.ts'
import { exported, exportOf } from '../unit/transfer/samples.ts'
import { type BeginAttack, piecesOf } from './attack.ts'
import { describedMessages } from './described.ts'
import { interruptImports } from './interrupt-imports.ts'
import { withManyMessages } from './many-messages.ts'
import { restingRecords } from './resting-records.ts'

/** Each of so many is named. */
const AT_ONCE = 4

/**
 * Files that are wrong: the text itself, in several encodings, and in the places of an export that are not for a text. Each is
 * refused, and no byte of what is stored is another.
 */
export const attackByImports: BeginAttack = async ({ extension }) => {
  const options = await extension.openTab('options.html')
  const { file, outcome } = yourData(options)
  return {
    async attempt({ id, input }) {
      await options.bringToFront()
      const before = await restingRecords(options)
      for (const [number, piece] of [...new Set([input, ...piecesOf(input)])].entries()) {
        const files = filesOf(piece).map((content, file) => ({
          name: `${id}-${number}-${file}.json`,
          mimeType: 'application/json',
          buffer: Buffer.from(content),
        }))
        for (let at = 0; at < files.length; at += AT_ONCE) {
          const some = files.slice(at, at + AT_ONCE)
          await file.setInputFiles(some)
          for (const { name } of some) await expect(outcome).toContainText(`“${name}” was not imported.`)
          await expect(outcome).toHaveText(/^Nothing was imported\./)
        }
        expect(await allRecords(options)).toBe(before)
      }
      const count = describedMessages(input)
      if (count === undefined) return
      await withManyMessages(count, async ({ path, told }) => {
        await file.setInputFiles(path)
        await outcome.filter({ hasText: told }).waitFor()
        await expect(outcome).toHaveText(/^Nothing was imported\./)
        expect(await allRecords(options)).toBe(before)
      })
    },

    finish: () => interruptImports(extension),
  }
}

function filesOf(text: string): readonly (string | Buffer)[] {
  const [question, answer] = exported.messages
  const whole = exportOf([exported])
  return [
    text,
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    // Blanks behind it are part of a file.
    ...(text.trim() === '' ? [] : [`${whole}${text}`]),
    whole.replace('{', `{${JSON.stringify(text)}:${JSON.stringify(text)},`),
    exportOf([exported, { ...exported, id: { text } }]),
    exportOf([{ ...exported, messages: [{ ...question, role: text }, answer] }]),
    // What a message follows may stand in another file.
    ...(v.is(idSchema, text)
      ? []
      : [exportOf([{ ...exported, messages: [question, { ...answer, parent: text }] }])]),
    exportOf([{ ...exported, __proto__: undefined, [text]: { polluted: true } }]),
  ]
}
