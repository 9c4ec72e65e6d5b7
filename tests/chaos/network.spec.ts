import { test } from '../e2e/fixtures/extension.ts'
import { accident, pick } from './accident.ts'
import { whenCut } from './when-cut.ts'

test.use({ ownBrowser: true })

accident(
  'the network is cut in mid-answer',
  { short: 1, long: 50 },
  whenCut(async ({ extension, answer }) => {
    await extension.setOffline(true)
    await answer.cut('reset')
    return { end: () => extension.setOffline(false) }
  }),
)

accident(
  'the server is restarted in mid-answer',
  { short: 1, long: 50 },
  whenCut(async ({ answer, server, random }) => {
    await answer.cut(pick(random, ['fin', 'reset']))
    // It is not there yet when it is asked for the rest.
    return { end: () => server.script(answer => answer.cut('reset')) }
  }),
)
