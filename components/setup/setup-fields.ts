import { SETUP_LIMITS, type Setup, type SetupChange } from '../../lib/model/setup.ts'
import { COUNT_ERROR, isCount, isWithin, numberText, toNumber } from '../settings/number-field.ts'
import { toLine, toStops } from '../settings/stop-lines.ts'
import { isWindow, toWholeNumber, WINDOW_ERROR } from '../settings/window-field.ts'

/** The form as it stands: text as it was typed, however odd. Empty is as the connection has it. */
export interface SetupFields {
  readonly model: string
  readonly contextWindow: string
  readonly systemPrompt: string
  /** Where that is empty: not even the connection's. */
  readonly noPrompt: boolean
  readonly temperature: string
  readonly maxTokens: string
  readonly topP: string
  /** One a line. */
  readonly stop: string
}

export type SetupErrors = Partial<Record<keyof SetupFields, string>>

export const EMPTY_FIELDS: SetupFields = {
  model: '',
  contextWindow: '',
  systemPrompt: '',
  noPrompt: false,
  temperature: '',
  maxTokens: '',
  topP: '',
  stop: '',
}

export function toFields(setup: Setup = {}): SetupFields {
  return {
    model: setup.model ?? '',
    contextWindow: numberText(setup.contextWindow),
    systemPrompt: setup.systemPrompt ?? '',
    noPrompt: setup.systemPrompt === '',
    temperature: numberText(setup.temperature),
    maxTokens: numberText(setup.maxTokens),
    topP: numberText(setup.topP),
    stop: (setup.stop ?? []).map(toLine).join('\n'),
  }
}

/** What a server would refuse, or would be guessed at: told beside the field, and not sent. */
export function findErrors(fields: SetupFields): SetupErrors {
  const stops = toStops(fields.stop)
  return {
    ...(!isWindow(toWholeNumber(fields.contextWindow)) && { contextWindow: WINDOW_ERROR }),
    ...(!isWithin(toNumber(fields.temperature), 0, SETUP_LIMITS.temperature) && {
      temperature: 'Enter a number from 0 to 2, or nothing.',
    }),
    ...(!isWithin(toNumber(fields.topP), 0, 1) && { topP: 'Enter a number from 0 to 1, or nothing.' }),
    ...(!isCount(toWholeNumber(fields.maxTokens), SETUP_LIMITS.tokens) && {
      maxTokens: COUNT_ERROR,
    }),
    ...((stops.length > SETUP_LIMITS.stops || stops.some(stop => stop.length > SETUP_LIMITS.stop)) && {
      stop: `Enter at most ${SETUP_LIMITS.stops} lines, of ${SETUP_LIMITS.stop} characters each.`,
    }),
  }
}

/** Of fields without errors. */
export function toSetup(fields: SetupFields): Setup {
  const model = fields.model.trim()
  const contextWindow = toWholeNumber(fields.contextWindow)
  const systemPrompt = fields.systemPrompt.trim()
  const temperature = toNumber(fields.temperature)
  const maxTokens = toWholeNumber(fields.maxTokens)
  const topP = toNumber(fields.topP)
  const stop = toStops(fields.stop)
  return {
    ...(model && { model }),
    ...(contextWindow !== undefined && { contextWindow }),
    ...((systemPrompt || fields.noPrompt) && { systemPrompt }),
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(topP !== undefined && { topP }),
    ...(stop.length > 0 && { stop }),
  }
}

/** Of fields without errors, those that the person changed: another panel may have changed the others meanwhile. */
export function toChange(fields: SetupFields, before: SetupFields): SetupChange {
  const setup = toSetup(fields)
  const names = changed(fields, before).map(name => (name === 'noPrompt' ? 'systemPrompt' : name))
  return Object.fromEntries(names.map(name => [name, setup[name] ?? null]))
}

export function isChanged(fields: SetupFields, before: SetupFields): boolean {
  return changed(fields, before).length > 0
}

function changed(fields: SetupFields, before: SetupFields): (keyof SetupFields)[] {
  const names = Object.keys(EMPTY_FIELDS) as (keyof SetupFields)[] // its own keys
  return names.filter(name => fields[name] !== before[name])
}
