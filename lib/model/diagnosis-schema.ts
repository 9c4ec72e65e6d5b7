import * as v from 'valibot'
import { DIAGNOSIS_CAUSES, DIAGNOSIS_STEPS, type Diagnosis, type Remedy } from './diagnosis.ts'
import { failureSchema } from './schemas.ts'

const text = v.string()

const remedySchema: v.GenericSchema<unknown, Remedy> = v.variant('do', [
  v.object({ do: v.picklist(['go-online', 'check-url', 'enter-key', 'read-failure']) }),
  v.object({ do: v.picklist(['grant', 'allow-origin']), origin: text }),
  v.object({ do: v.picklist(['open', 'use-url']), url: text }),
  v.object({ do: v.literal('start-server'), port: v.number(), url: text }),
  v.object({ do: v.literal('choose-model'), models: v.array(text) }),
  v.object({ do: v.literal('wait'), seconds: v.exactOptional(v.number()) }),
])

const step = v.picklist(DIAGNOSIS_STEPS)

export const diagnosisSchema: v.GenericSchema<unknown, Diagnosis> = v.variant('status', [
  v.object({ step, status: v.picklist(['passed', 'skipped']) }),
  v.object({
    step,
    status: v.literal('failed'),
    cause: v.picklist(DIAGNOSIS_CAUSES),
    remedy: remedySchema,
    failure: v.exactOptional(failureSchema),
  }),
])
