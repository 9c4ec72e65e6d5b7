import { expect, test } from 'vitest'
import { createStoredSignal } from '../../../lib/page/stored-signal.ts'

/** A store whose reads end when they are told to, in whatever order. */
function open() {
  const reads: { resolve: (value: string) => void; reject: (error: Error) => void }[] = []
  const stored = createStoredSignal(
    () => new Promise<string>((resolve, reject) => reads.push({ resolve, reject })),
  )
  return { stored, reads, value: () => stored.signal.value }
}

const settled = () => new Promise(setImmediate)

test('is unknown, then as it is stored', async () => {
  const { reads, value } = open()
  expect(value()).toBeUndefined()
  reads[0]?.resolve('stored')
  await settled()
  expect(value()).toBe('stored')
})

test('what is told while it is read is newer', async () => {
  const { stored, reads, value } = open()
  stored.tell('told')
  reads[0]?.resolve('stored')
  await settled()
  expect(value()).toBe('told')
})

test('of two reads the later one counts, whichever ends first', async () => {
  const { stored, reads, value } = open()
  stored.refresh()
  reads[1]?.resolve('new')
  reads[0]?.resolve('old')
  await settled()
  expect(value()).toBe('new')
})

test('is read anew after it was told, and keeps what it knows where it cannot be read', async () => {
  const { stored, reads, value } = open()
  stored.tell('told')
  stored.refresh()
  reads[1]?.reject(new Error('closed'))
  await settled()
  expect(value()).toBe('told')
  stored.refresh()
  reads[2]?.resolve('stored since')
  await settled()
  expect(value()).toBe('stored since')
})
