import { expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import { choiceWords } from '../../src/understand/choiceWords.ts'
import { chooseFrom } from '../../src/understand/choose.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { words, services } = await loadShipped()
const slot = services.get('scholarship' as ServiceId)!.slots.find(({ id }) => id === 'identity')!
const chosen = (text: string): string | undefined => chooseFrom(slot, choiceWords(text, slot, [], words), false, words.form)

it.each([
  ['我们家是侨眷，孩子外公是越南归侨', '侨眷'],
  ['他外公是越南归侨，我们是侨眷', '侨眷'],
  ['我家是归侨，他外公是侨眷', '归侨'],
  ['我们是归侨', '归侨'],
  ['我外公是归侨，日子过得紧', '侨眷'],
])('%s: who speaks is %s', (text, is) => {
  expect(chosen(text)).toBe(is)
})
