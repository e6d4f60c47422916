import { expect, test } from 'vitest'
import { begin } from '../../src/core/conversation.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId, type ServiceId } from '../../src/core/ids.ts'
import type { Ticket } from '../../src/core/ticket.ts'
import { ticketOf } from '../support/ledgerSamples.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const { understand } = prepareShipped(library)
const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const account = 'bot' as AccountId
const speaker = { person: 'p' as PersonId, account, contact: 'c' as ContactId, name: '张先生', roles: [], friend: true }
const own: readonly Ticket[] = [{ ...ticketOf({ ...speaker }, 'Q1123-01'), service: 'home-visit' as ServiceId, state: 'claimed' }]

const kinds = (text: string): readonly string[] => {
  const id = privateConversation(account, speaker.contact)
  const understood = understand({
    turn: { conversation: id, ids: ['m' as MessageId], account, from: speaker, place: { kind: 'private' }, text, attachments: [], addressed: true, sentAt: NOW, heardAt: NOW },
    conversation: begin(id), speaker, desk: [], colleagues: [], own, plans: [], activities: [], now: NOW,
  })
  if (understood instanceof Promise) throw new Error('rules need no waiting')
  return understood.commands.map(({ kind }) => kind)
}

test('thanks, in any words of the lexicon and with any face after them, withdraw nothing and ask about nothing', () => {
  const heard = library.lexicon.acts.thanks.flatMap((phrase) => [phrase, `${phrase}🙏`, `${phrase}，真过意不去`]).filter((text) => kinds(text).some((kind) => kind === 'withdraw'))
  expect(heard).toEqual([])
})

test.each(['麻烦大家了🙏🙏', '又要麻烦你们', '让你们费心了', 'sorry for all the trouble, thank you'])('%s: withdraws nothing', (text) => {
  expect(kinds(text)).not.toContain('withdraw')
})

test.each(['不用谢', '不用谢，应该的', '不用客气', '不要紧', '别担心', '没别的事了', 'no need to thank me'])('%s: calls nothing off, though it holds a word that would', (text) => {
  expect(kinds(text).filter((kind) => kind === 'withdraw' || kind === 'ticketGuess')).toEqual([])
})

test.each(['算了取消吧', '那单不用办了，家里有人了', '不用谢我，那趟不用去了', '弗要来哉，伲自家人去'])('%s: calls off', (text) => {
  expect(kinds(text)).toEqual(['withdraw'])
})
