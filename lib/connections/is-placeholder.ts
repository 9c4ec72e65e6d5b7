/** A part of an address that was left to be filled in: `{resource}`, `<host>`, `$HOST`, `%7Bresource%7D`, `YOUR_HOST`. */
const IN_URL = /[{}<>]|%7b|%7d|%3c|%3e|\$[a-z_({]|%[a-z_]{3,}%|\byour[-_]/i

/** What examples have where a key belongs. */
const KEY = /[<>{}\s…]|^[$%*]|\.\.\.|\byour[-_]|x{4}|^(?:sk-?|key|token|none|null)?$|_(?:api_)?key$|_token$/i

/** Of a program: it has a value only when that runs. */
const EXPRESSION = /^(?:os|process|import|env)\.|[[\]]/

export const hasPlaceholder = (url: string): boolean => IN_URL.test(url)

export const isExpression = (text: string): boolean => EXPRESSION.test(text)

export const isPlaceholderKey = (key: string): boolean => KEY.test(key) || isExpression(key)
