import fc from 'fast-check'

/** The same samples in every run, so that what fails has changed; `SEED=7 npm run test:unit` looks at others. */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1126) })
