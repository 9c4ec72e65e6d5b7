import { type Connection, DEFAULT_CONNECTION_ID } from '../model/connection.ts'

/** Put in by the build: `MISHALSGPT_URL`, for people who run their own deployment. */
declare const __MISHALSGPT_URL__: string

/** The server before the person chose one. */
export const presetConnection: Connection = {
  id: DEFAULT_CONNECTION_ID,
  url: __MISHALSGPT_URL__,
  model: 'gpt-3.5-turbo-16k-0613',
  hasKey: false,
}

export const PRESET_MODELS = [presetConnection.model, 'gpt-3.5-turbo']

/** What a server is known to offer: nobody has asked any but the preset one. */
export const modelsOf = ({ url }: Connection): readonly string[] =>
  url === presetConnection.url ? PRESET_MODELS : []
