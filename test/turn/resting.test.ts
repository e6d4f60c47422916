import { expect, it } from 'vitest'
import type { ConversationId } from '../../src/core/ids.ts'
import { createResting } from '../../src/turn/resting.ts'

const HERE = 'bot/private/zhang' as ConversationId
const HALF_MINUTE = 30_000

it('whoever refuses is tried less and less often, at least every half an hour, and at once when the line is new', () => {
  let now = 0
  const resting = createResting(() => now)
  let tries = 0
  for (; now < 24 * 60 * 60_000; now += HALF_MINUTE) {
    if (resting.isResting(HERE)) continue
    tries += 1
    resting.refused(HERE)
  }
  expect(tries).toBeGreaterThan(48)
  expect(tries).toBeLessThan(64)
  expect(resting.isResting(HERE)).toBe(true)
  resting.wake()
  expect(resting.isResting(HERE)).toBe(false)
})

it('whoever was reached begins anew, and nobody rests for somebody else', () => {
  let now = 0
  const resting = createResting(() => now)
  for (let n = 0; n < 10; n += 1) resting.refused(HERE)
  expect(resting.isResting('bot/private/yun' as ConversationId)).toBe(false)
  resting.done(HERE)
  resting.refused(HERE)
  now = 1_000
  expect(resting.isResting(HERE)).toBe(false)
})
