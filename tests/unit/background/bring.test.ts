import { expect, test } from 'vitest'
import { bring } from '../../../lib/background/bring.ts'

interface Scene {
  readonly opens: boolean
  readonly isThere: boolean
}

/** What is done to bring something, in its order. */
async function bringIn({ opens, isThere }: Scene): Promise<string[]> {
  const done: string[] = []
  await bring({
    openPanel() {
      done.push('panel')
      return opens ? Promise.resolve() : Promise.reject(new Error('Not in a gesture'))
    },
    async handOver() {
      done.push('hand over')
      return isThere
    },
    async openPopup() {
      done.push('popup')
    },
  })
  return done
}

test.each([
  ['the panel opens and takes it when it is there', { opens: true, isThere: false }, []],
  ['a panel was open already', { opens: true, isThere: true }, []],
  ['a panel was open already, and no click may open one', { opens: false, isThere: true }, []],
  ['no click may open one', { opens: false, isThere: false }, ['popup']],
])('where %s', async (_, scene, more) => {
  expect(await bringIn(scene)).toEqual(['panel', 'hand over', ...more])
})
