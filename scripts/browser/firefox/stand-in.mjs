#!/usr/bin/env node
// What Playwright starts as its Firefox: a program of its own, so plain JavaScript. It hands its arguments to the bridge,
// which starts the real one with them, says where that is to be reached, and lives as long as that does.
const { body } = await fetch(process.env.FIREFOX_BRIDGE ?? '', {
  method: 'POST',
  body: JSON.stringify(process.argv.slice(2)),
})
for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) process.stderr.write(text)
