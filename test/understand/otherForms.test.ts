import { expect, test } from 'vitest'
import { begin, type Draft } from '../../src/core/conversation.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId, type ServiceId, type SlotId } from '../../src/core/ids.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { understand } = prepareShipped(await loadShipped())
const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const account = 'bot' as AccountId
const speaker = { person: 'p' as PersonId, account, contact: 'c' as ContactId, name: '张先生', roles: [], friend: true }

const formFor = (service: string, relation: string): Draft => ({
  service: service as ServiceId, slots: { ['relation' as SlotId]: { text: relation, said: relation } }, passed: [], attachments: [], words: [], begunAt: NOW,
})

/** The slots that the form which waits is told, while the one before it is filled for 外公. */
const told = (text: string, waitsFor: string): readonly string[] => {
  const id = privateConversation(account, speaker.contact)
  const understood = understand({
    turn: { conversation: id, ids: ['m' as MessageId], account, from: speaker, place: { kind: 'private' }, text, attachments: [], addressed: true, sentAt: NOW, heardAt: NOW },
    conversation: { ...begin(id), stage: { at: 'filling', draft: formFor('medical-escort', '外公') }, waiting: [formFor('home-visit', waitsFor)] },
    speaker, desk: [], colleagues: [], own: [], plans: [], activities: [], now: NOW,
  })
  if (understood instanceof Promise) throw new Error('rules need no waiting')
  return understood.commands.flatMap((command) => (command.kind === 'fill' && command.of === 'home-visit' ? [command.slot] : [])).toSorted()
}

test('where both of a couple live and whom to call holds for the form that waits for the other one', () => {
  expect(told('他们俩住桂花新村2幢甲单元303，打我的手机13706110031', '外婆')).toEqual(['address', 'phone'])
  expect(told('老两口都愿意的', '外婆')).toEqual(['consent'])
})

test('one who lives elsewhere, or of whom nobody speaks, is told nothing of', () => {
  expect(told('他们俩住桂花新村2幢甲单元303', '舅妈')).toEqual([])
  expect(told('他住桂花新村2幢甲单元303，打我的手机13706110031', '外婆')).toEqual([])
})
