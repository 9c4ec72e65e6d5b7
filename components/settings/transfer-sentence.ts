import type { FailureKind } from '../../lib/model/failure.ts'
import type { ImportRefusal, ImportResult } from '../../lib/model/import-refusal.ts'
import type { TransferState } from '../../lib/page/transfer.ts'

const NUMBER = new Intl.NumberFormat('en')

/** What came of an export or an import, in a sentence; empty while there is nothing to say. */
export function transferSentence(state: TransferState): string {
  switch (state.status) {
    case 'exported':
      return exportedSentence(state)
    case 'imported':
      return resultSentence(state.result)
    case 'refused':
      return `Nothing was imported. ${reasonSentence(state.refusal)}`
    case 'imported-some':
      return someSentence(state)
    case 'cancelled':
      return 'Cancelled. Nothing was changed.'
    case 'failed':
      return `Nothing was changed. ${failedSentence(state.kind)}`
    default:
      return ''
  }
}

/** Of files that came while something else was going on. */
export function waitingSentence(files: number): string {
  if (files === 0) return ''
  return files === 1
    ? 'One more file waits for its turn.'
    : `${NUMBER.format(files)} more files wait for their turn.`
}

function exportedSentence({ files, tooLarge }: Extract<TransferState, { status: 'exported' }>): string {
  if (tooLarge > 0) {
    const which =
      files === 1
        ? 'It holds'
        : `${count(tooLarge, 'file')} of ${NUMBER.format(files)} ${tooLarge === 1 ? 'holds' : 'hold'}`
    return `Exported. ${which} a message of more than 48 MB, which can be read and kept, but not imported again.`
  }
  return files === 1
    ? 'Exported: your browser saves the file.'
    : `Exported as ${NUMBER.format(files)} files, so that each can be imported: your browser saves them.`
}

function resultSentence({ mended = 0, different = 0, ...result }: ImportResult): string {
  const sentence = mended === 0 ? addedSentence(result) : mendedSentence(mended, result)
  return different === 0 ? sentence : `${sentence} ${differentSentence(different)}`
}

function mendedSentence(mended: number, result: ImportResult): string {
  const what = `Mended ${count(mended, 'damaged record')}`
  return result.added === 0 && result.messages === 0
    ? `${what}; all other messages in the file were here already.`
    : `${what}. ${addedSentence(result)}`
}

function addedSentence({ added, known, messages, setUp = 0 }: ImportResult): string {
  if (added === 0 && messages === 0) return 'Nothing new: all messages in the file were here already.'
  const what =
    added > 0
      ? `${count(added, 'conversation')} with ${count(messages, 'message')}`
      : count(messages, 'message')
  const own = setUp === 0 ? '' : ` ${setUpSentence(setUp)}`
  if (known === 0) return `Added ${what}.${own}`
  return `Added ${what}; ${count(known, 'conversation')} ${known === 1 ? 'was' : 'were'} here already.${own}`
}

/** What is here is never overwritten. */
function differentSentence(different: number): string {
  return different === 1
    ? '1 message reads differently in the file: it stays as it is here.'
    : `${NUMBER.format(different)} messages read differently in the file: they stay as they are here.`
}

/** What a file may have brought along that nobody sees at once. */
function setUpSentence(setUp: number): string {
  return setUp === 1
    ? 'One of them has settings of its own, such as instructions: look at them before you go on there.'
    : `${NUMBER.format(setUp)} of them have settings of their own, such as instructions: look at them before you go on there.`
}

function count(n: number, noun: string): string {
  return `${NUMBER.format(n)} ${noun}${n === 1 ? '' : 's'}`
}

/** Files whose refusal is told; of more it says how many. */
const TOLD = 5

function someSentence({ result, refused, ended }: Extract<TransferState, { status: 'imported-some' }>) {
  const told = refused
    .slice(0, TOLD)
    .map(({ name, refusal }) => `“${name}” was not imported. ${reasonSentence(refusal)}`)
  const untold = refused.length - told.length
  return [
    result ? resultSentence(result) : 'Nothing was imported.',
    ...told,
    untold > 0 && `${count(untold, 'more file')} ${untold === 1 ? 'was' : 'were'} not imported.`,
    ended &&
      `${ended.by === 'cancelled' ? 'Cancelled:' : failedSentence(ended.by)} ${count(ended.files, 'file')} ${ended.files === 1 ? 'was' : 'were'} not imported.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function failedSentence(kind: FailureKind): string {
  return kind === 'newer-data'
    ? 'The data here was written by a newer version of Mishalsgpt and can only be read: update the extension first.'
    : 'Something could not be read or stored. Is the file still there, and is the disk full?'
}

function reasonSentence({ reason, path }: ImportRefusal): string {
  const at = path && ` at ${path}`
  switch (reason) {
    case 'too-big':
      return `The file is larger than 48 MB: export it in parts.`
    case 'encoding':
      return `The file is no UTF-8 text. If it is a ZIP, unpack it and choose the conversations.json in it.`
    case 'syntax':
      return `The file is no JSON${at}.`
    case 'cut-off':
      return `The file ends too early${at}: it was not saved to its end. Export it again.`
    case 'too-deep':
      return `Values lie too deep in each other${at}.`
    case 'too-many':
      return `The file has more than 500,000 messages.`
    case 'unknown-format':
      return `This is no export of Mishalsgpt, ChatGPT, Page Assist or ChatGPTBox${at && ` (see ${path})`}.`
    case 'newer':
      return `The file was made by a newer version of Mishalsgpt: update this one first.`
    case 'empty':
      return `There is no conversation in the file.`
    case 'missing':
      return `Something is missing${at}.`
    case 'invalid':
      return `The value${at} is not valid.`
    case 'unexpected':
      return `An export has no such field${at}.`
    case 'twice':
      return `The file has the same thing twice${at}.`
    case 'tangled':
      return `Together with what is here already, a message would follow itself${at}.`
  }
}
