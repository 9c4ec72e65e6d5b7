/** Why a server's address was not saved. `managed`: the person's organisation says what may be. */
export const URL_REFUSALS = ['not-a-url', 'not-http', 'credentials', 'insecure', 'managed'] as const

export type UrlRefusal = (typeof URL_REFUSALS)[number]
