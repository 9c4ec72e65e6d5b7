import { diagnose } from '../../../lib/connections/diagnose.ts'
import type { Asked, Subject } from '../../../lib/connections/diagnose-answer.ts'
import type { FailedStep } from '../../../lib/model/diagnosis.ts'
import type { Failure } from '../../../lib/model/failure.ts'
import { toEndpoints } from '../../../lib/provider/endpoint.ts'
import { modelList } from './scripted-server.ts'

type Means = Parameters<typeof diagnose>[1]
export type Extra = Partial<Means> & {
  key?: string
  model?: string
  dropOrigin?: true
  failure?: Failure
  hasBegun?: boolean
}

/** Runs a whole test of `url`, without anything wrong on our side unless it is said. */
export async function run(
  url: string,
  { key, model = 'a', dropOrigin, failure, hasBegun = false, ...means }: Extra = {},
) {
  const subject: Subject = {
    url,
    model,
    endpoints: toEndpoints(url),
    credentials: key ? { headers: { authorization: `Bearer ${key}` } } : {},
    hasKey: key !== undefined,
    ...(dropOrigin && { dropOrigin }),
  }
  const asked: Asked = failure ? { status: 'failed', failure, hasBegun } : { status: 'answered' }
  const steps = []
  for await (const step of diagnose(subject, {
    fetch: globalThis.fetch,
    signal: new AbortController().signal,
    isOnline: () => true,
    hasOrigin: async () => true,
    ask: async () => asked,
    ...means,
  })) {
    steps.push(step)
  }
  const failed = steps.find((step): step is FailedStep => step.status === 'failed')
  const signs = { passed: '+', skipped: '-', failed: '!' } as const
  return {
    steps: steps.map(({ status }) => signs[status]).join(''),
    names: steps.map(({ step }) => step),
    failed,
  }
}

export const list = { 'GET /v1/models': { json: modelList('a') } }
export const refusal = { json: { error: { message: 'No API key' } }, status: 401 }
