/** Why a server's address was not saved. */
export const URL_REFUSALS = ['not-a-url', 'not-http', 'credentials', 'insecure'] as const

export type UrlRefusal = (typeof URL_REFUSALS)[number]
