/** Runs this in the browser's own window, where all of Firefox is to be had; what goes in and out is what JSON can hold. */
export type InBrowser = <Given, Value>(work: (given: Given) => Value, given: Given) => Promise<Awaited<Value>>
