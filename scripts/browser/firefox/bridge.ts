import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, type ServerResponse } from 'node:http'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { WebSocket, WebSocketServer } from 'ws'
import { addressOf, listen, stopListening } from '../../../tests/servers/listening.ts'
import { type AddOn, reachAddOn } from './add-on.ts'
import { setColourScheme } from './colour-scheme.ts'
import { type FrontTab, reachFrontTab } from './front-tab.ts'
import type { InBrowser } from './in-browser.ts'
import {
  createInterpreter,
  type Interpreter,
  type InterpreterOptions,
  type Message,
  type Result,
} from './interpreter.ts'
import { type Outside, reachOutside } from './outside.ts'
import { revealSurfaces } from './reveal-surfaces.ts'

/** What Firefox says when it can be driven, and Playwright waits for. */
const LISTENING = /^(WebDriver BiDi listening on )(ws:\/\/\S+)$/
/** Of one message, in bytes: a picture of a page, or all that it holds. */
const LIMITS = { maxPayload: 256 * 2 ** 20 }

export interface Bridge {
  /** Where the stand-in finds it. */
  readonly url: string
  /**
   * Installs the extension in this folder for the time that the browser runs. Rejects with what Firefox says is wrong.
   */
  install(folder: string): Promise<AddOn>
  readonly outside: Outside
  readonly frontTab: FrontTab
  /** Ends Firefox as a crash or a power cut does. */
  kill(): void
  stop(): Promise<void>
}

/** Between Playwright and a Firefox: starts it when the stand-in asks for it, and interprets for both. */
export async function startBridge(executable: string, env: NodeJS.ProcessEnv): Promise<Bridge> {
  const server = createServer()
  const sockets = new WebSocketServer({ server, ...LIMITS })
  const { port } = await listen(server)
  let address = ''
  let browser: ChildProcess | undefined
  let interpreter: Interpreter | undefined

  server.on('request', async (request, response) => {
    const args: string[] = JSON.parse(await text(request))
    const started = spawn(executable, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
    browser = started
    // Playwright ends what it has started, which is the stand-in.
    response.on('close', () => started.kill())
    await passOn(started, response, found => {
      address = found
      return `ws://127.0.0.1:${port}`
    })
  })

  sockets.on('connection', (driver, { url = '' }) => {
    const setColours = (contexts: readonly string[], scheme: string) =>
      setColourScheme(inBrowser, contexts, scheme)
    interpreter = interpret(driver, new WebSocket(address + url, LIMITS), setColours)
  })

  async function command(method: string, params: object): Promise<Result> {
    if (!interpreter) throw new Error('Nobody drives Firefox yet')
    const { error, message, result = {} } = await interpreter.ask(method, params)
    if (error) throw new Error(`Firefox: ${error}: ${message}`)
    return result
  }

  const inBrowser: InBrowser = async (work, given) => {
    const { contexts } = await command('browsingContext.getTree', { 'moz:scope': 'chrome' })
    const target = { context: contexts?.[0]?.context }
    const expression = `(async () => JSON.stringify(await (${work})(${JSON.stringify(given)})))()`
    const { result, exceptionDetails } = await command('script.evaluate', {
      expression,
      target,
      awaitPromise: true,
    })
    if (exceptionDetails) throw new Error(`In Firefox: ${exceptionDetails.text}`)
    return result?.value === undefined ? undefined : JSON.parse(String(result.value))
  }

  return {
    url: addressOf(server).url,
    install: async path => {
      const extensionData = { type: 'path', path }
      const { extension: id = '' } = await command('webExtension.install', { extensionData })
      await revealSurfaces(inBrowser)
      return reachAddOn(inBrowser, id)
    },
    outside: reachOutside(inBrowser),
    frontTab: reachFrontTab(inBrowser),
    kill: () => void browser?.kill('SIGKILL'),
    stop: () => stopListening(server),
  }
}

/** What Firefox says goes to the stand-in, with another address to connect to. */
async function passOn(
  browser: ChildProcess,
  response: ServerResponse,
  replace: (address: string) => string,
): Promise<void> {
  browser.once('error', error => response.end(`${error.message}\n`))
  if (!browser.stderr) return
  for await (const line of createInterface({ input: browser.stderr })) {
    const [, words, address] = LISTENING.exec(line) ?? []
    response.write(address === undefined ? `${line}\n` : `${words}${replace(address)}\n`)
  }
  response.end()
}

function interpret(
  driver: WebSocket,
  browser: WebSocket,
  setColourScheme: InterpreterOptions['setColourScheme'],
): Interpreter {
  const opened = new Promise<void>(resolve => browser.once('open', resolve))
  // Firefox sends a message's head, and the rest once that has been acknowledged: a system that has nothing else to send
  // puts that off, by up to 40 ms for each message. What nobody answers takes it along at once.
  browser.once('upgrade', ({ socket }) => socket.on('data', () => browser.pong()))
  const interpreter = createInterpreter({
    toBrowser: message => void opened.then(() => browser.send(JSON.stringify(message))),
    toDriver: message => driver.send(JSON.stringify(message)),
    setColourScheme,
  })
  const parse = (data: unknown): Message => JSON.parse(String(data))
  driver.on('message', data => interpreter.fromDriver(parse(data)))
  browser.on('message', data => interpreter.fromBrowser(parse(data)))
  driver.on('close', () => browser.close())
  browser.on('close', () => driver.close())
  // A connection that fails is closed as well.
  for (const socket of [driver, browser]) socket.on('error', () => {})
  return interpreter
}
