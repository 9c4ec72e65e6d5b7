import { highlightLines } from './highlight-lines.ts'
import type { HighlightJob } from './highlighter.ts'
import { toMarks } from './marks.ts'

// A worker's `self` is in no type that a page's script may be checked with as well.
addEventListener('message', ({ data: { chunks, grammar } }: MessageEvent<HighlightJob>) => {
  const marks = toMarks(chunks, highlightLines(chunks.join(''), grammar).flat())
  postMessage(marks, { transfer: marks.map(({ buffer }) => buffer) })
})

postMessage('ready')
