// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { isSecret } from '../../../entrypoints/ask.content/is-secret.ts'

function field(attributes: Readonly<Record<string, string>>): HTMLInputElement {
  const input = document.createElement('input')
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value)
  document.body.replaceChildren(input)
  return input
}

const SECRETS = [
  'password',
  'newPassword',
  'user_passwd',
  'pass',
  'passphrase',
  'cc-number',
  'cc_number',
  'ccnumber',
  'cc-name',
  'creditCard',
  'credit-card',
  'cardnumber',
  'card_no',
  'cardNr',
  'Card number',
  'CARD NUMBER',
  'cardExpiry',
  'cvc',
  'cardCVV2',
  'security_code',
  'securityCode',
  'pin',
  'PINInput',
  'user_pin',
  'otp-1',
  'one-time-code',
  'IBAN',
  'clientSecret',
  'apiKey',
]

test.each(SECRETS)('a field named "%s" is secret, wherever it is named so', word => {
  for (const name of ['name', 'id', 'placeholder', 'aria-label', 'title']) {
    expect(isSecret(field({ [name]: word })), name).toBe(true)
  }
})

test.each([
  'discard',
  'discard notes',
  'discardNote',
  'scorecard notes',
  'scorecard_name',
  'pinterest',
  'shipping',
  'spinner',
  'compass',
  'secretary',
  'footprint',
  'Taliban',
  'cc',
  'cc_email',
  'wildcard',
  'business card',
  'description',
])('a field named "%s" is an ordinary one', word => {
  for (const name of ['name', 'id', 'placeholder', 'aria-label', 'title']) {
    expect(isSecret(field({ [name]: word })), name).toBe(false)
  }
})

test('a field is secret by its type, its autocomplete and the labels at it and around it', () => {
  expect(isSecret(field({ type: 'password' }))).toBe(true)
  expect(isSecret(field({ autocomplete: 'section-a cc-csc' }))).toBe(true)

  const at = document.createElement('label')
  at.append('Card number')
  at.htmlFor = 'field'
  const input = field({ id: 'field' })
  document.body.append(at)
  expect(isSecret(input)).toBe(true)

  const around = document.createElement('label')
  const inside = field({ name: 'x' })
  document.body.append(around)
  around.append('Password', inside)
  expect(isSecret(inside)).toBe(true)
  around.prepend('Repeat the ')
  expect(isSecret(inside)).toBe(true)
})
