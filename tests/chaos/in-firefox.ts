/** The accidents that are made in Firefox as well, by the words that begin their names. */
export const IN_FIREFOX: readonly string[] = [
  'the worker is killed',
  'the browser is killed',
  'the server is restarted',
  'a newer version changes the database',
  'the database does not open',
  'the database is deleted',
  'the record of the answer is damaged',
  'the network is cut',
  'connections are closed',
  'the extension is updated',
  'what was written is taken back',
  'the quota is exceeded',
  'the disk is full',
  'the computer sleeps for eight hours',
]

/** All others, by the reason why they are made in Chromium alone. */
export const IN_CHROMIUM_ALONE: Readonly<Record<string, readonly string[]>> = {
  'Keys go to no window behind another there': ['panels in two windows'],
}
