import { isSecretName, isSecretUrl } from './credentials.ts'
import { isPlaceholderKey } from './is-placeholder.ts'
import { readMentions } from './mentions.ts'

/** What curl is given secrets by. */
const OPTION = /\s-(?:[A-Za-z]{0,9}[Hub]|-(?:header|user|cookie|oauth2-bearer|proxy-user)\b)/
const USER = /\/\/[^\s/?#@]{1,999}@/
const PLACEHOLDER = /[{}<>$%]/g

/** Whether something that is for nobody to read stands in a text from which no server was taken. */
export function holdsSecret(text: string): boolean {
  if (USER.test(text) || (/\bcurl\b/i.test(text) && OPTION.test(text))) return true
  const { addresses, keys, values } = readMentions(text)
  const isSecret = ([name, value]: readonly [string, string]) =>
    isSecretName(name) && !isPlaceholderKey(value)
  return (
    keys.length > 0 || [...values].some(isSecret) || addresses.some(({ value }) => isSecretAddress(value))
  )
}

function isSecretAddress(address: string): boolean {
  const filled = address.replace(PLACEHOLDER, 'x')
  return URL.canParse(filled) && isSecretUrl(filled)
}
