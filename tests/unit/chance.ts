/** What chance makes of everything in unit tests is the same in every run of one seed. */
export const SEED = Number(process.env.SEED ?? 1126)
