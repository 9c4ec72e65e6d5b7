/** What a server wants to know before it answers. */
export type CredentialKind =
  | 'none'
  /** Sent as `Authorization: Bearer …`. */
  | 'key'
  /** Taken where its operator has set one. */
  | 'optional-key'
  /** Sent in a header of that name. */
  | 'api-key'
  | 'access-code'

/** What there is to know of a service before anybody has asked it. */
export interface KnownService {
  readonly id: string
  readonly name: string
  /** Of the interface; empty where only the person knows it. What stands between braces is theirs to fill in. */
  readonly url: string
  /** Where the interface is on a host of which `url` leaves something open, if that is the same on all. */
  readonly base?: string
  readonly credential: CredentialKind
  /** What a local server is recognised by: the port that it listens on unless told otherwise. */
  readonly port?: number
  /** Answers 403 to an origin that it was not told of, an extension's for one. */
  readonly checksOrigin?: true
  /** Its interface has a field that asks for the tokens it took; without that a stream does not say. */
  readonly countsWhenAsked?: true
  /** Sent with every request, and no secret. */
  readonly headers?: Readonly<Record<string, string>>
  /** One to begin with, where its name lasts. */
  readonly model?: string
}

/** What is said of it to whoever sets it up. */
export interface TemplateWords {
  /** Where the key comes from. */
  readonly keySource?: { readonly page: string; readonly words: string }
  /** One line beside the form. */
  readonly hint: string
}

/** A service that can be chosen by its name. */
export interface Template extends KnownService, TemplateWords {}
