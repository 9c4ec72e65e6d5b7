import fc from 'fast-check'
import { SEED } from './chance.ts'

/** The same samples in every run, so that what fails has changed; `SEED=7 npm run test:unit` looks at others. */
fc.configureGlobal({ seed: SEED })
