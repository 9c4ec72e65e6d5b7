/** The server this build is preset to: `MISHALSGPT_URL` at build time, without a slash at the end. */
declare const __MISHALSGPT_URL__: string
