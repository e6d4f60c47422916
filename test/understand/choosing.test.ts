import { beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '../../src/core/command.ts'
import { begin, type Conversation } from '../../src/core/conversation.ts'
import { decide } from '../../src/core/decide.ts'
import { privateConversation, type AccountId, type ContactId, type EntryId, type PersonId, type ServiceId } from '../../src/core/ids.ts'
import type { Turn } from '../../src/core/message.ts'
import type { Hearing } from '../../src/ports.ts'
import { amongChoices, chooseSpoken } from '../../src/understand/choosing.ts'
import type { Kit } from '../../src/understand/kit.ts'
import { likeliest } from '../../src/understand/likeliest.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const account = 'a' as AccountId
const contact = 'c' as ContactId
const speaker = { person: 'p' as PersonId, account, contact, name: '张先生', roles: [], friend: true } as const
const SAID = '外公家这个东西不灵光了，礼拜三上午他在家，住国泰新都6幢302'
const service = (id: string, sure: number) => ({ service: id as ServiceId, sure })

/** What the words sound like is fixed here: how choices are offered and taken does not depend on what is learned. */
describe('numbered choices', () => {
  let kit: Kit
  let conversation: Conversation
  beforeAll(async () => {
    const { kit: learned } = prepareShipped(await loadShipped())
    const wish = { ...learned.listen('在吗'), law: 0.2, service: 0.3, refusal: 0.1, attack: 0, chatter: 0.1, elsewhere: 0.1 }
    kit = {
      ...learned, listen: () => wish,
      classify: (text) => (text.includes('修') ? [service('home-repair', 0.9)] : text.includes('送饭') ? [service('meal', 0.3), service('home-repair', 0.1)] : [service('meal', 0.25), service('home-repair', 0.2), service('suggestion', 0.1), service('donation', 0.01)]),
    }
    conversation = offered(begin(privateConversation(account, contact)))
  }, 60_000)

  const turnOf = (text: string): Turn => ({
    conversation: privateConversation(account, contact), ids: [`m-${text}` as never], account, from: { contact, name: '张先生', friend: true },
    place: { kind: 'private' }, text, attachments: [], addressed: true, sentAt: NOW, heardAt: NOW,
  })
  const hearing = (text: string, at: Conversation): Hearing => ({ turn: turnOf(text), conversation: at, speaker, desk: [], own: [], colleagues: [], now: NOW })
  const decided = (commands: readonly Command[], text: string, before: Conversation) =>
    decide(before, turnOf(text), { now: NOW, library: kit.library, commands, voice: before.voice, speaker, desk: [], own: [], colleagues: [] } as never)
  const repliesOf = (effects: ReturnType<typeof decided>['effects']): readonly string[] =>
    effects.flatMap((effect) => (effect.do === 'say' ? effect.lines.map(({ reply, about }) => (about === undefined ? reply : `${reply}:${about}`)) : []))
  const offered = (from: Conversation): Conversation => {
    const open = likeliest(SAID, [], hearing(SAID, from), kit)
    expect(open?.services.map((one) => one.service)).toEqual(['meal', 'home-repair', 'suggestion'])
    const { conversation: after, effects } = decided(open === undefined ? [] : [open], SAID, from)
    expect(repliesOf(effects).slice(0, 5)).toEqual(['choose.likeliest', 'choose.line:meal', 'choose.line:home-repair', 'choose.line:suggestion', 'choose.none'])
    return after
  }
  const taken = (text: string): readonly Command[] | undefined =>
    conversation.stage.at === 'choosing' ? chooseSpoken(text, conversation.stage, hearing(text, conversation), kit) : undefined

  it.each([
    ['2', 2], ['第二个', 2], ['就第2个吧', 2], ['选二', 2], ['②', 2], ['2号', 2], ['number two', 2], ['the second one', 2], ['最后一个', 3], ['头一个', 1], ['助餐', 1], ['意见建议那个', 3],
    ['都不是', 4], ['不是', 4], ['none of these', 4], ['嗯', 0], ['9', 9],
  ])('%s takes the choice %i', (text, n) => {
    expect(taken(text)?.[0]).toMatchObject({ kind: 'choose', n })
  })

  it.each(['2号下午有空', '国泰新都2幢', '我今年二十三', '他有两个孩子'])('%s takes none', (text) => {
    expect(taken(text)).toBeUndefined()
  })

  it('fill the form with what was said before, whichever way one is taken', () => {
    const commands = taken('第二个') ?? []
    const { conversation: after } = decided(commands, '第二个', conversation)
    expect(after.stage).toMatchObject({ at: 'filling', draft: { service: 'home-repair', slots: { address: { text: '国泰新都6幢302室' }, time: { said: '礼拜三上午' } } } })
    expect(after.strikes).toBe(0)
  })

  it('are pointed at by what one is about, and left for a wish that is told plainly', () => {
    if (conversation.stage.at !== 'choosing') throw new Error('nothing is offered')
    const among = (text: string, heard: readonly Command[]): readonly Command[] =>
      conversation.stage.at === 'choosing' ? amongChoices(heard, text, conversation.stage, hearing(text, conversation), kit) : []
    expect(among('就是送饭那个', [])[0]).toMatchObject({ kind: 'choose', n: 1 })
    expect(among('想请人来修', [{ kind: 'request', found: [service('home-repair', 0.9)], sure: true, words: '想请人来修' }])[0]).toMatchObject({ kind: 'choose', n: 2 })
    const other: Command = { kind: 'request', found: [service('home-visit', 0.9)], sure: true, words: '去看看他' }
    expect(among('去看看他', [other])).toContainEqual(expect.objectContaining({ kind: 'fill', slot: 'address' }))
    const law: Command = { kind: 'ask', finding: 'answered', found: [{ entry: 'passport-fee' as EntryId, sure: 1 }], words: '护照多少钱', followUp: false }
    expect(among('护照多少钱', [law])).toEqual([law])
  })

  it('are not offered a second time for the same words', () => {
    if (conversation.stage.at !== 'choosing') throw new Error('nothing is offered')
    const again = likeliest(SAID, [], hearing(SAID, conversation), kit)
    const heard = amongChoices(again === undefined ? [] : [again], SAID, conversation.stage, hearing(SAID, conversation), kit)
    expect(heard).toEqual([{ kind: 'unclear' }])
    expect(repliesOf(decided(heard, SAID, conversation).effects)).toContain('unclear.again')
  })

  it('are not offered where it sounds like anything but a wish', () => {
    const sounding = (more: Partial<ReturnType<Kit['listen']>>) => likeliest(SAID, [], hearing(SAID, conversation), { ...kit, listen: () => ({ ...kit.listen(''), ...more }) })
    for (const sound of [{ elsewhere: 0.9 }, { refusal: 0.9 }, { attack: 0.9 }, { service: 0 }]) expect(sounding(sound), JSON.stringify(sound)).toBeUndefined()
  })
})
