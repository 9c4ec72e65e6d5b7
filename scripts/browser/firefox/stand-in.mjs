#!/usr/bin/env node
// What Playwright starts as its Firefox: a program of its own, so plain JavaScript. It hands its arguments to the bridge,
// which starts the real one with them, says where that is to be reached, and lives as long as that does. Not by `fetch`,
// which gives up on an answer that says nothing for five minutes.
import { request } from 'node:http'

request(process.env.FIREFOX_BRIDGE ?? '', { method: 'POST' }, answer => answer.pipe(process.stderr)).end(
  JSON.stringify(process.argv.slice(2)),
)
