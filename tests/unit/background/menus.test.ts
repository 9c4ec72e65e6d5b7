import { expect, test } from 'vitest'
import { createMenus, presetsFor } from '../../../lib/background/menus.ts'

test('the menu names the host, has every preset under it, and replaces the one before', async () => {
  const items: { id: string; title: string; parentId?: string }[] = []
  const menus = {
    async removeAll() {
      items.length = 0
    },
    create: (item: { id: string; title: string; parentId?: string }) => items.push(item),
  }
  const presets = presetsFor('Russian')
  await createMenus(menus, presets, 'one.example')
  await createMenus(menus, presets, 'two.example:8443')
  const [parent, ...children] = items
  expect(parent?.title).toContain('two.example:8443')
  expect(children.map(({ id }) => id)).toEqual(['ask', 'explain', 'summarise', 'translate'])
  expect(children.every(({ parentId }) => parentId === parent?.id)).toBe(true)
  expect(items.some(({ title }) => title.includes('one.example'))).toBe(false)
})

test('every preset but the first brings its own question, and the translation names the person’s language', () => {
  const [own, ...presets] = presetsFor('Russian')
  expect(own).not.toHaveProperty('prompt')
  expect(own?.title).toContain('%s')
  for (const preset of presets) expect(preset.prompt).toMatch(/\.$/)
  expect(presets.at(-1)).toMatchObject({
    title: 'Translate to Russian',
    prompt: 'Translate this into Russian.',
  })
})
