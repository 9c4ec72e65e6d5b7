// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { toFields } from '../../../components/settings/connection-fields.ts'
import { SecretField } from '../../../components/settings/secret-field.tsx'
import type { Connection } from '../../../lib/model/connection.ts'
import { mount } from './mount.ts'

function textOf(connection: Connection): string {
  const fields = toFields(connection)
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
