import { describe, expect, test } from 'vitest'
import { toLanguage } from '../../../../lib/markdown/highlight/languages.ts'

describe('a language', () => {
  test.each([
    ['ts', 'TypeScript', 'ts'],
    ['TypeScript', 'TypeScript', 'ts'],
    ['py', 'Python', 'py'],
    ['C++', 'C++', 'cpp'],
    ['c#', 'C#', 'cs'],
    ['objective-c', 'Objective-C', 'm'],
    ['{.python', 'Python', 'py'],
    ['{r}', 'R', 'r'],
    ['language-js', 'JavaScript', 'js'],
    ['js{1,3}', 'JavaScript', 'js'],
    ['ts:src/a.ts', 'TypeScript', 'ts'],
    ['csv', 'CSV', 'csv'],
    ['html"onmouseover="alert(1)', 'HTML', 'html'],
  ])('is known by what is written at the fence: %s', (word, label, extension) => {
    expect(toLanguage(word)).toMatchObject({ label, extension })
  })

  test.each(['', '<script>', 'constructor', '__proto__', '../../x', '🐍', 'x'.repeat(100)])(
    'that nobody knows is none: %s',
    word => {
      expect(toLanguage(word)).toBeUndefined()
    },
  )

  test('may have a name and no colours', () => {
    expect(toLanguage('csv')).not.toHaveProperty('grammar')
    expect(toLanguage('tsx')).toHaveProperty('grammar', 'typescript')
  })
})
