import { expect, it } from 'vitest'
import { decide } from '../../src/core/decide.ts'
import { factsOf } from '../../src/core/answerOf.ts'
import { begin } from '../../src/core/conversation.ts'
import type { Command } from '../../src/core/command.ts'
import type { Context } from '../../src/core/context.ts'
import { privateConversation, type AccountId, type ContactId, type EntryId, type MessageId, type PersonId } from '../../src/core/ids.ts'
import type { LawText } from '../../src/core/lawText.ts'
import type { Turn } from '../../src/core/message.ts'
import { writeParts } from '../../src/core/write.ts'
import { createToTraditional } from '../../src/understand/traditional.ts'
import { loadShipped } from '../support/shippedLibrary.ts'
import { prepareShipped } from '../support/prepareShipped.ts'

const ACCOUNT = 'bot' as AccountId
const CONTACT = 'asker' as ContactId
const now = Date.parse('2026-11-23T02:00:00Z')
const turn = (text: string): Turn => ({
  conversation: privateConversation(ACCOUNT, CONTACT), ids: ['m' as MessageId], account: ACCOUNT, from: { contact: CONTACT, name: 'asker', friend: true },
  place: { kind: 'private' }, text, attachments: [], addressed: true, sentAt: now, heardAt: now,
})
const speaker = { person: 'p' as PersonId, account: ACCOUNT, contact: CONTACT, name: 'asker', roles: [], friend: true } as const
const shippedLibrary = await loadShipped()
const first = [...shippedLibrary.laws.values()].find(({ title }) => title.includes('归侨侨眷权益保护法') && !title.includes('办法'))!
const text: LawText = {
  format: 1, law: first.id, title: first.title, version: '2009-08-27', notes: [], source: 'sample.txt',
  articles: [{ number: 2, mark: '第二条', under: [], paragraphs: [{ text: '样文甲。', items: [] }, { text: '样文乙：', items: [{ number: 1, text: '（一）样文丙。' }] }] }],
}
const library = { ...shippedLibrary, texts: new Map([[first.id, text]]) }
const decided = (commands: readonly Command[], topic?: EntryId, traditional = false) => {
  const voice = { locale: 'zh-CN', traditional } as const
  const context: Context = { now, library, commands, voice, speaker, desk: [], colleagues: [], own: [] }
  const conversation = begin(privateConversation(ACCOUNT, CONTACT))
  return decide(topic === undefined ? conversation : { ...conversation, topic: { entry: topic, at: now, words: '' } }, turn(''), context)
}
const linesOf = (decision: ReturnType<typeof decided>) => decision.effects.flatMap((effect) => (effect.do === 'say' ? effect.lines : []))

it('hears which article somebody wants to read, and nothing when they only mention one', { timeout: 30_000 }, async () => {
  const { understand } = prepareShipped(library)
  const hear = (words: string) => understand({ turn: turn(words), conversation: begin(privateConversation(ACCOUNT, CONTACT)), speaker, desk: [], colleagues: [], own: [], now }).commands
  expect(hear('归侨侨眷权益保护法第二条原文')).toEqual([{ kind: 'article', law: first.id, article: 2 }])
  expect(hear(`《${first.title}》第2条`)).toEqual([{ kind: 'article', law: first.id, article: 2 }])
  expect((hear('归侨侨眷权益保护法第二条说的侨眷包括我岳父吗，他住在常州')).some(({ kind }) => kind === 'article')).toBe(false)
})

it('shows the article word for word, paragraph by paragraph, also to who writes traditional characters', () => {
  const lines = linesOf(decided([{ kind: 'article', law: first.id, article: 2 }], undefined, true))
  const said = writeParts(lines, { locale: 'zh-CN', traditional: true }, library, createToTraditional()).join('\n')
  expect(said).toContain('第二条\u3000样文甲。\n样文乙：\n（一）样文丙。')
  expect(said).toContain(first.title)
})

it('cites what it shows, and nothing where it shows nothing', () => {
  expect(factsOf(decided([{ kind: 'article', law: first.id, article: 2 }]), library)).toMatchObject({ outcome: 'answered', citations: [{ law: first.title, article: '2', paragraph: null }] })
  expect(factsOf(decided([{ kind: 'article', law: first.id, article: 3 }]), library)).toMatchObject({ citations: [] })
  expect(linesOf(decided([{ kind: 'article', law: first.id, article: 3 }])).map(({ reply }) => reply)).toEqual(['law.noText.page'])
})

it('shows what the last answer rests on', () => {
  const entry = [...library.entries.values()].find(({ citations }) => citations.length === 1 && citations[0]?.law === first.id && citations[0].article === 2)
    ?? [...library.entries.values()].find(({ citations }) => citations.some(({ law, article }) => law === first.id && article === 2))!
  expect(linesOf(decided([{ kind: 'verbatim' }], entry.id)).filter(({ reply, about }) => reply === 'law.text' && about === first.id)).toHaveLength(1)
  expect(linesOf(decided([{ kind: 'verbatim' }])).map(({ reply }) => reply)).toEqual(['law.whichText'])
})
