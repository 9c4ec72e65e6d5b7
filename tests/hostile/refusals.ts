import type { OutgoingHttpHeaders } from 'node:http'
import { button, openWithWork } from '../e2e/fixtures/add-connection.ts'
import { chat } from '../e2e/fixtures/chat.ts'
import { expect } from '../e2e/fixtures/extension.ts'
import type { HostileInput } from '../fixtures/hostile-inputs.ts'
import { fails, type ScriptedAnswer } from '../servers/scripted-answer.ts'
import { type BeginAttack, piecesOf, someOf } from './attack.ts'
import { describedBodySize, isAboutCertificate } from './described.ts'
import { attackByCertificate } from './untrusted-server.ts'

/** Of the connection that is asked. */
const KEY = 'sk-work'

/** Of a body that is long. */
const PIECE = 'x'.repeat(2 ** 20)

/** Bytes that are on their way before anybody reads them: of a shorter body all is sent. */
const UNDERWAY = 8 * 2 ** 20

/** Where a description names none. */
const STATUSES = [200, 307, 401, 429, 500]

/**
 * What a server may say instead of answering: every status that a description names, with its words in the body and the
 * headers that lead elsewhere, and those that it names between backticks. It knows the key, and says it.
 */
export const attackByRefusals: BeginAttack = async ({ extension, server, panel, canary }) => {
  const options = await openWithWork(extension, server)
  await button(options, 'Move “Work” up').click()
  await options.close()
  await panel.reload()
  await expect(panel.getByRole('button', { name: /^Model: .*Work/ })).toBeVisible()
  return {
    attempt: (input, index) =>
      isAboutCertificate(input.input)
        ? attackByCertificate({ extension, panel }, KEY)
        : attempt(input, index),
  }

  async function attempt({ id, input }: HostileInput, index: number): Promise<void> {
    const named = [...input.matchAll(/\b[2-5]\d\d\b/g)].map(([status]) => Number(status))
    const elsewhere = `${canary.url}/${id}`
    const headers = {
      ...Object.fromEntries(piecesOf(input).flatMap(piece => toHeader(piece) ?? [])),
      location: elsewhere,
      'content-location': elsewhere,
      refresh: `0;url=${elsewhere}`,
      link: `<${elsewhere}>; rel=preload; as=image, <${elsewhere}>; rel=preconnect`,
      'set-cookie': 'a=b; SameSite=None',
      'www-authenticate': `Basic realm="${id}"`,
      'content-type': 'text/html',
    }
    for (const status of someOf([...new Set(named.length > 0 ? named : STATUSES)], index)) {
      await chat(panel).button('New chat').click()
      const size = describedBodySize(input)
      const asked = server.requests.length
      const text = `${KEY} ${input} <meta http-equiv=refresh content="0;url=${elsewhere}"><img src="${elsewhere}">`
      server.script(size ? pours(size, status, text, headers) : fails(status, text, headers))
      await chat(panel).ask(`${id}, ${status}`)
      await expect(chat(panel).questions.last()).toContainText(`${id}, ${status}`)
      // One that would be tried again, perhaps in a minute, is not waited for: Escape stops it.
      const ended = panel.locator('article[aria-busy=false]')
      await expect(panel.getByText('Trying again').or(ended).first()).toBeVisible()
      if (size !== undefined && size > UNDERWAY)
        expect((await server.requests[asked]?.closed)?.by, `${id}, ${status}`).toBe('client')
      await panel.keyboard.press('Escape')
      await expect(chat(panel).answers.last()).toHaveAttribute('aria-busy', 'false')
      expect(server.requests.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`)
      await expect(panel.locator('body')).not.toContainText(KEY)
    }
  }
}

/** With so many more bytes after its words, as long as somebody listens. */
const pours =
  (size: number, status: number, text: string, headers: OutgoingHttpHeaders): ScriptedAnswer =>
  async answer => {
    await answer.raw(text, headers, status)
    for (let sent = 0; sent < size && !answer.signal.aborted; sent += PIECE.length) await answer.raw(PIECE)
    await answer.cut('clean')
  }

/** A header, if this is one that Node lets a server send. */
function toHeader(piece: string): [name: string, value: string][] | undefined {
  const [, name = '', value = ''] = /^([\w-]+): ([\x20-\x7e]*)$/.exec(piece) ?? []
  return name && !/^(?:content-length|transfer-encoding|connection)$/i.test(name)
    ? [[name.toLowerCase(), value]]
    : undefined
}
