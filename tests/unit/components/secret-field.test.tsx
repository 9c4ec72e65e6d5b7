// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { AdvancedFields } from '../../../components/settings/advanced-fields.tsx'
import { type ConnectionFields, toFields } from '../../../components/settings/connection-fields.ts'
import { SecretField } from '../../../components/settings/secret-field.tsx'
import type { Connection } from '../../../lib/model/connection.ts'
import { mount } from './mount.ts'

function textOf(connection: Connection, changed: Partial<ConnectionFields> = {}): string {
  const fields = { ...toFields(connection), ...changed }
  const props = { at: 'x', fields, connection, template: undefined, onChange: () => {} }
  return mount(<SecretField {...props} />).textContent
}

test('says that a key which sync has left behind is forgotten with the next save', () => {
  const moved: Connection = {
    id: 'a',
    url: 'https://new.example/v1',
    model: 'm',
    hasKey: false,
    wants: { key: true },
    keptFor: 'https://old.example',
  }
  expect(textOf(moved)).toContain('What was given for old.example is kept and goes nowhere')
  const { keptFor: _, ...others } = moved
  expect(textOf(others)).not.toContain('is kept and goes nowhere')
})

test('says of an empty field what it does, and offers the stored key only where there is one', () => {
  const stored: Connection = { id: 'a', url: 'https://one.example', model: 'm', hasKey: true }
  const replaced = textOf(stored, { secretChange: 'replace' })
  expect(replaced).toContain('Left empty, the stored key is kept.')
  expect(replaced).toContain('Keep the stored key')
  const elsewhere = textOf(stored, { secretChange: 'replace', url: 'http://one.example' })
  expect(elsewhere).toContain('Empty where the server asks for none.')
  const none = textOf({ ...stored, hasKey: false })
  expect(none).toContain('Empty where the server asks for none.')
  expect(none).not.toContain('Keep the stored key')
})

test('says that a key which was stored may stay in files, only where one goes out of the store', () => {
  const stored: Connection = { id: 'a', url: 'https://one.example', model: 'm', hasKey: true }
  const remains = 'may stay in the browser’s files for a while'
  expect(textOf(stored)).not.toContain(remains)
  expect(textOf(stored, { secretChange: 'forget' })).toContain(remains)
  expect(textOf({ ...stored, forgetKey: true }, { secretChange: 'forget' })).not.toContain(remains)

  const switched = (connection: Connection, forgetKey: boolean) => {
    const fields = { ...toFields(connection), forgetKey }
    const props = { at: 'x', fields, errors: {}, connection, onChange: () => {} }
    return mount(<AdvancedFields {...props} />).textContent
  }
  expect(switched(stored, false)).not.toContain(remains)
  expect(switched(stored, true)).toContain(remains)
  expect(switched({ ...stored, forgetKey: true }, true)).not.toContain(remains)
  expect(switched({ ...stored, hasKey: false }, true)).not.toContain(remains)
})
