/** `v1`, `v4`, `v1beta`. */
const VERSION = /\/v\d+(?:(?:alpha|beta)\d*)?(?:\/|$)/
/** Azure's: the model is part of the path, the version one of the query. */
const DEPLOYMENT = /(\/openai)\/deployments\/[^/]+$/

/** Whether a path says by itself that it is a base: `/v1`, `/v1beta/openai`. */
export const hasVersion = (path: string): boolean => VERSION.test(path)

export const endsInDeployment = (path: string): boolean => DEPLOYMENT.test(path)

/** Where the models of all deployments are listed. */
export const withoutDeployment = (path: string): string => path.replace(DEPLOYMENT, '$1')
