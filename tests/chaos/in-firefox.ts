/** The accidents that are made in Firefox as well, by the words that begin their names. */
export const IN_FIREFOX: readonly string[] = [
  'the worker is killed',
  'the browser is killed',
  'the server is restarted',
  'a newer version changes the database',
  'the database does not open',
  'the database is deleted',
  'the record of the answer is damaged',
]

/** All others, by the reason why they are made in Chromium alone. */
export const IN_CHROMIUM_ALONE: Readonly<Record<string, readonly string[]>> = {
  'Firefox’s background is no page in which a test could reach into a transaction or a clock': [
    'what was written is taken back',
    'the quota is exceeded',
    'the computer sleeps for eight hours',
  ],
  'Firefox has no page that closes the connections to a database': [
    'connections are closed',
    'the disk is full',
  ],
  'Offline are the pages alone there: what the background asks still gets through': ['the network is cut'],
  'Keys go to no window behind another there': ['panels in two windows'],
  'Not yet: whoever drives Firefox puts no new version in the place of one that runs': [
    'the extension is updated',
  ],
}
