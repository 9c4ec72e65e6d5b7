import type { Failure } from './failure.ts'

/** What a test of a connection looks at, in this order. */
export const DIAGNOSIS_STEPS = [
  'online',
  'permission',
  'reachable',
  'cors',
  'redirected',
  'path',
  'key',
  'model',
  'stream',
] as const

export type DiagnosisStep = (typeof DIAGNOSIS_STEPS)[number]

/** Why a step failed. */
export const DIAGNOSIS_CAUSES = [
  'offline',
  /** Name, port or certificate: a browser does not say which. */
  'unreachable',
  /** It lets no other origins read its answers; a permission would do. */
  'no-permission',
  /** It answers, we may read it, and yet the browser keeps the answer back. */
  'unreadable',
  /** It answers 403 to extensions. */
  'origin-refused',
  'redirected',
  /** The interface is not at this address, but at another one of the same server. */
  'other-path',
  /** A page for people stands there. */
  'web-page',
  'no-api',
  'key-missing',
  'key-refused',
  'model-missing',
  /** All was well until a question was sent: then the connection broke. */
  'question-dropped',
  /** Questions are answered with a page for people, such as one to log in. */
  'page-answered',
  /** Of a question of six words, and of what it may be answered with. */
  'too-long',
  'too-slow',
  'too-much',
  'nothing-said',
  /** It began, and did not come to its end. */
  'answer-cut',
  /** Something else, told by `failure`, in a sentence that holds for any question. */
  'answer',
] as const

export type DiagnosisCause = (typeof DIAGNOSIS_CAUSES)[number]

/** The one thing to do. */
export type Remedy =
  | { readonly do: 'go-online' }
  | { readonly do: 'grant'; readonly origin: string }
  /** In a tab, where the browser says what is wrong. */
  | { readonly do: 'open'; readonly url: string }
  /** On this computer, where nothing may listen on that port; or in a tab, for whatever else it is. */
  | { readonly do: 'start-server'; readonly port: number; readonly url: string }
  | { readonly do: 'use-url'; readonly url: string }
  | { readonly do: 'check-url' }
  | { readonly do: 'enter-key' }
  /** The server is to be told of us. */
  | { readonly do: 'allow-origin'; readonly origin: string }
  | { readonly do: 'choose-model'; readonly models: readonly string[] }
  /** `seconds` where the server says how long. */
  | { readonly do: 'wait'; readonly seconds?: number }
  /** What `failure` says. */
  | { readonly do: 'read-failure' }

export interface FailedStep {
  readonly step: DiagnosisStep
  readonly status: 'failed'
  readonly cause: DiagnosisCause
  readonly remedy: Remedy
  /** What the question came to, where one was asked. */
  readonly failure?: Failure
}

export type Diagnosis =
  | { readonly step: DiagnosisStep; readonly status: 'passed' }
  /** Not needed, or not to be told after what failed before it. */
  | { readonly step: DiagnosisStep; readonly status: 'skipped' }
  | FailedStep
