import { expect, test } from 'vitest'
import { isChanged, toConnectionForm, toFields } from '../../../components/settings/server-fields.ts'

const connection = { id: 'default', url: 'https://example.org', model: 'm', temperature: 0.3, hasKey: true }
const fields = toFields(connection)

test('a form that nobody touched changes nothing and keeps the secret', () => {
  expect(isChanged(fields, connection)).toBe(false)
  expect(toConnectionForm(fields)).not.toHaveProperty('secret')
})

test('Replace with nothing typed keeps the secret, Forget takes it away', () => {
  expect(toConnectionForm({ ...fields, secretChange: 'replace' })).not.toHaveProperty('secret')
  expect(toConnectionForm({ ...fields, secretChange: 'forget' }).secret).toBeNull()
  expect(
    toConnectionForm({ ...fields, secretChange: 'replace', secretType: 'access-code', secretValue: ' 1234 ' })
      .secret,
  ).toEqual({ type: 'access-code', value: '1234' })
})

test.each([
  ['', undefined],
  ['0', 0],
  ['1.25', 1.25],
  ['7', 2],
  ['-1', 0],
  ['warm', undefined],
])('the temperature %j becomes %j', (temperature, expected) => {
  expect(toConnectionForm({ ...fields, temperature }).temperature).toBe(expected)
})
