import { describe, expect, test } from 'vitest'
import type { Command } from '../../src/core/command.ts'
import type { Colleague } from '../../src/core/context.ts'
import { begin } from '../../src/core/conversation.ts'
import { privateConversation, roomConversation, type AccountId, type ContactId, type MessageId, type PersonId, type RoomId, type ServiceId } from '../../src/core/ids.ts'
import type { Ticket } from '../../src/core/ticket.ts'
import type { Hearing } from '../../src/ports.ts'
import { ticketOf } from '../support/ledgerSamples.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { understand } = prepareShipped(await loadShipped())
const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const account = 'bot' as AccountId
const room = 'r' as RoomId
const somebody = (name: string): Colleague => ({ person: name as PersonId, account, contact: `c-${name}` as ContactId, name, roles: ['gridWorker'], friend: true, grids: [], shifts: [], load: 0 })
const [wang, li, zhao] = [somebody('小王'), somebody('小李'), somebody('小赵')]

const opened = (number: string, state: Ticket['state'], by?: Colleague): Ticket => ({
  ...ticketOf(somebody('张先生'), number), service: 'home-visit' as ServiceId, state, ...(by === undefined ? {} : { assignee: { person: by.person, name: by.name, contact: by.contact, account } }),
})

type Where = Readonly<{ quoting?: boolean; alone?: boolean; state?: Ticket['state']; previewing?: string }>

/** What staff mean in the work room or in private, with a ticket of theirs and one of somebody else's. */
const said = (text: string, { quoting = false, alone = false, state = 'claimed', previewing }: Where): readonly Command[] => {
  const desk = [opened('Q1123-01', state, state === 'dispatched' ? undefined : wang), opened('Q1123-02', 'claimed', li)]
  const id = alone ? privateConversation(account, wang.contact) : roomConversation(account, room, wang.contact)
  const [mine] = desk
  const hearing: Hearing = {
    turn: {
      conversation: id, ids: ['m' as MessageId], account, from: wang, place: alone ? { kind: 'private' } : { kind: 'room', room, topic: '' }, text, attachments: [], addressed: alone || quoting,
      sentAt: NOW, heardAt: NOW, ...(quoting ? { quote: { from: 'bot', text: '【新单】Q1123-01 探访关爱', ours: true } } : {}),
    },
    conversation: { ...begin(id), stage: previewing === undefined || mine === undefined ? { at: 'idle' } : { at: 'previewing', ticket: mine.id, number: mine.number, words: previewing } },
    speaker: wang, desk, colleagues: [wang, li, zhao], own: [], plans: [], activities: [], now: NOW, ...(alone ? {} : { room: { room, account, use: 'work' as const, topic: '' } }),
  }
  const understood = understand(hearing)
  if (understood instanceof Promise) throw new Error('rules need no waiting')
  return understood.commands
}
const step = (commands: readonly Command[]): string => commands.map((command) => (command.kind === 'move' ? command.move.kind : command.kind)).join(' ')
const DESK: ReadonlySet<Command['kind']> = new Set(['claim', 'report', 'move', 'merge', 'remark', 'undo', 'moveUnclear'])

describe('what staff say about a card they quote', () => {
  test.each([
    ['俺来', 'claim'], ['那就我上吧', 'claim'], ['行，我来弄', 'claim'], ['交给我好了', 'claim'],
    ['搞好了', 'report'], ['刚去看了，老太太挺精神的', 'report'], ['探望完毕，血压145/90，药按时吃', 'report'], ['师傅弄好了，试过了不漏', 'report'], ['手续跑完了，证给老人了', 'report'], ['已给老人量血压，130/80', 'report'],
    ['小李你去吧，你跟她熟', 'transferred'], ['小赵接吧', 'transferred'], ['我在培训，小李代劳', 'transferred'],
    ['让家属把户口本拍过来', 'asked'], ['亲属关系证明还没交', 'asked'], ['身份证没有，补一下', 'asked'],
    ['宽限两天，等配件', 'extended'], ['办不完，往后推到周五吧，缺零件', 'extended'], ['推迟三天，老人住院', 'extended'],
    ['这不是我们的事，退了', 'released'], ['我干不了这个，换个人', 'released'],
    ['约了她明天九点', 'begun'], ['马上到她家', 'begun'], ['已提交，等街道盖章', 'begun'],
    ['我认了，下午联系她', 'claim'], ['就给我，我住隔壁栋', 'claim'], ['mine, going after lunch', 'claim'],
    ['人呢？快去', 'urged'], ['怎么搞的，到现在没动？赶快办', 'urged'], ['还放着？今天一定跑掉', 'urged'], ['后天之前一定办好，别再放', 'urged'],
    ['老人推了，讲心意领了', 'vetoed'], ['人家谢绝了，样样不要', 'vetoed'], ['康复不肯做，老人讲算数', 'vetoed'], ['小赵 should take this one', 'transferred'],
    ['别跟家属讲，老人跟儿媳妇闹矛盾', 'remark'], ['情况不好，加急', 'urged'], ['菜没送对，再送一趟', 'redone'], ['问了，老人嫌烦不要我们去', 'vetoed'], ['和02一回事，并了吧', 'merge'],
  ])('%s: %s', (words, kind) => {
    expect(step(said(words, { quoting: true, state: kind === 'claim' ? 'dispatched' : 'claimed' }))).toBe(kind)
  })

  test.each(['01家属说没修好，返工', '01人家不乐意', '把01并进02', '1号单我接了', '水管修好了，01'])('%s: means the ticket it names', (words) => {
    expect(said(words, {}).every(({ kind }) => DESK.has(kind))).toBe(true)
  })

  test.each(['这家上次谁去的', '感谢小李', '小李生日快乐', '老爷子当过兵', '我腰疼', '昨晚下雪了', '他女儿在加拿大做医生', '隔壁单元的也是侨眷', '明白', '有点远', '小赵今天过生日', '今天食堂的红烧肉不错', '又断网了', '怎么还没下班？', '谁去？几点？', '老太太说不要紧', '抓紧吃饭，菜凉了', '中午一起吃饭'])('%s: is talk', (words) => {
    expect(said(words, { quoting: true }).some(({ kind }) => DESK.has(kind))).toBe(false)
  })

  test.each([
    ['奶奶直摇头，叫我们别再去', 'vetoed'], ['沈阿姨不愿意去日托', 'vetoed'], ['老先生当面跟我讲了，不需要', 'vetoed'], ['老伯拒绝了助餐', 'vetoed'],
    ['我后天调休，小李接着跟这家', 'transferred'], ['备注一下：她左耳听不见', 'remark'],
  ])('%s: is %s', (words, kind) => {
    expect(step(said(words, { quoting: true }))).toBe(kind)
  })

  test.each(['老太太不愿意吃药', '改天再去，她今天不肯开门', '东西都修好了伐'])('%s: turns no visit away and is no result', (words) => {
    expect(['vetoed', 'report']).not.toContain(step(said(words, { quoting: true })))
  })

  test('among others nothing is done about a card nobody points at', () => {
    for (const words of ['刚去看了，老太太挺精神的', '小李你去吧，你跟她熟', '这不是我们的事，退了']) expect(said(words, {}).some(({ kind }) => DESK.has(kind)), words).toBe(false)
  })

  test('in private the only ticket in hand is meant, and a wish of their own is none', () => {
    expect(step(said('去过看过老太太了，精神头不错', { alone: true }))).toBe('report')
    expect(step(said('我想给我妈订饭', { alone: true }))).toContain('request')
    expect(step(said('我妈住国泰新都6幢302，想请人去看看', { alone: true }))).toContain('request')
    expect(said('01 那个啥', { alone: true })).toEqual([{ kind: 'moveUnclear', what: 'step', said: '01 那个啥' }])
  })
})

describe('what staff say about words that are to go out', () => {
  const draft = '去过了，血压有点高，都好'
  test.each([
    ['好', 'approve'], ['行，发吧', 'approve'], ['嗯，发给她', 'approve'], ['好的发', 'approve'], ['先不发了', 'drop'],
  ])('%s: %s', (words, kind) => {
    expect(step(said(words, { alone: true, previewing: draft }))).toBe(kind)
  })
  test('a yes among others may be for somebody else', () => {
    expect(step(said('好', { previewing: draft }))).not.toBe('approve')
    expect(step(said('行，发吧', { previewing: draft }))).toBe('approve')
  })
  test.each([
    ['加一句药也在吃', '去过了，血压有点高，都好，药也在吃'], ['血压那句删了', '去过了，都好'], ['别提血压', '去过了，都好'], ['改成：去过了，都好', '去过了，都好'],
  ])('%s: changes just that', (words, changed) => {
    expect(said(words, { alone: true, previewing: draft })).toMatchObject([{ kind: 'revise', words: changed }])
  })
  test('how it should be without saying so is asked for, and nobody is in danger', () => {
    for (const words of ['把最后一句去掉', '语气委婉点']) expect(said(words, { alone: true, previewing: draft })).toEqual([{ kind: 'moveUnclear', what: 'revise', said: words }])
  })
})
