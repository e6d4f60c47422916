import { expect, test } from 'vitest'
import type { payloads } from 'wechaty-puppet'
import { types } from 'wechaty-puppet'
import type { Message } from '../../../src/core/message.ts'
import type { AccountId } from '../../../src/core/ids.ts'
import { toMessage } from '../../../src/adapters/wechaty/toMessage.ts'
import { words } from './words.ts'

/** Providers' enums grow before ours does. */
const FUTURE: types.Message = JSON.parse('99')
const HEARD_AT = 1_795_000_001_000

const read = (type: types.Message, text: string, more: Partial<payloads.Message> = {}, room = false): Message => {
  const base = { id: 'm1', talkerId: 'wxid_li', timestamp: 1_795_000_000_000, type, text, ...more }
  return toMessage({
    payload: room ? { ...base, roomId: 'r@chatroom', mentionIdList: 'mentionIdList' in more ? more.mentionIdList ?? [] : [] } : { ...base, listenerId: 'wxid_bot' },
    account: 'wxid_bot' as AccountId, senderName: '李四', friend: true, topic: room ? '侨桥社区群' : '', ownNames: ['侨桥小助手', '社区侨桥'], words, heardAt: HEARD_AT,
  })
}
const inRoom = (type: types.Message, text: string, more: Partial<payloads.Message> = {}): Message => read(type, text, more, true)

test('a private text', () => {
  expect(read(types.Message.Text, ' 你好\u2005呀 ')).toEqual({
    id: 'm1', account: 'wxid_bot', from: { contact: 'wxid_li', name: '李四', friend: true }, place: { kind: 'private' },
    kind: 'text', text: '你好 呀', addressed: true, sentAt: 1_795_000_000_000, heardAt: HEARD_AT,
  })
})

test('a text in a room is for us only when it says so', () => {
  expect(inRoom(types.Message.Text, '大家好')).toMatchObject({ addressed: false, text: '大家好', place: { kind: 'room', room: 'r@chatroom', topic: '侨桥社区群' } })
  expect(inRoom(types.Message.Text, '@侨桥小助手\u2005你好', { mentionIdList: ['wxid_bot'] })).toMatchObject({ addressed: true, text: '你好' })
  expect(inRoom(types.Message.Text, '@社区侨桥 你好')).toMatchObject({ addressed: true, text: '你好' })
  expect(inRoom(types.Message.Text, '@小侨 你好')).toMatchObject({ addressed: true, text: '你好' })
  expect(inRoom(types.Message.Text, '@所有人\u2005开会', { mentionIdList: ['wxid_bot', 'wxid_li'] })).toMatchObject({ addressed: false })
})

test('a quote of our message is for us, and its text is only what was said now', () => {
  const text = '「社区侨桥：请问在哪里」\n- - - - - - - - - - - - - - -\n国泰新都'
  expect(inRoom(types.Message.Text, text)).toMatchObject({ kind: 'text', text: '国泰新都', addressed: true, quote: { from: '社区侨桥', text: '请问在哪里', ours: true } })
  expect(inRoom(types.Message.Text, text.replace('社区侨桥', '王五'))).toMatchObject({ addressed: false, quote: { from: '王五', ours: false } })
  expect(inRoom(types.Message.Text, text.replace('社区侨桥', '王五').replace('国泰', '@侨桥\u2005国泰'))).toMatchObject({ addressed: true, text: '国泰新都', quote: { ours: false } })
})

test('a mention inside the quoted part is not a mention', () => {
  expect(inRoom(types.Message.Text, '「王五：@侨桥\u2005在吗」\n- - - - - - - -\n他在问')).toMatchObject({ addressed: false, text: '他在问' })
})

test('a quote as XML is a text, whatever type it came under', () => {
  const xml = '<msg><appmsg><title>07我接</title><type>57</type><refermsg><chatusr>wxid_bot</chatusr><displayname>侨桥</displayname><content>工单</content></refermsg></appmsg></msg>'
  for (const type of [types.Message.Unknown, types.Message.Url, types.Message.Text, types.Message.MiniProgram])
    expect(inRoom(type, xml)).toMatchObject({ kind: 'text', text: '07我接', addressed: true, quote: { text: '工单', ours: true } })
})

const appXml = (type: number, title: string): string => `<msg><appmsg appid="x"><title>${title}</title><des>说明</des><type>${type}</type></appmsg></msg>`

test.each<[string, types.Message, string, Message['kind'], string]>([
  ['voice', types.Message.Audio, '<msg><voicemsg aeskey="k"/></msg>', 'voice', ''],
  ['image', types.Message.Image, '<msg><img aeskey="k"/></msg>', 'image', ''],
  ['video', types.Message.Video, '<msg><videomsg/></msg>', 'video', ''],
  ['sticker', types.Message.Emoticon, '<msg><emoji md5="x"/></msg>', 'sticker', ''],
  ['location as XML', types.Message.Location, '<msg><location x="31.7" y="119.9" label="常州市天宁区" poiname="国泰新都"/></msg>', 'location', '国泰新都 常州市天宁区'],
  ['location as text', types.Message.Location, '国泰新都 常州市天宁区', 'location', '国泰新都 常州市天宁区'],
  ['card', types.Message.Contact, '<msg username="v1" nickname="王&amp;五"/>', 'card', '王&五'],
  ['card as text', types.Message.Contact, '王五', 'card', '王五'],
  ['link', types.Message.Url, appXml(5, '公告'), 'link', '公告 说明'],
  ['link as text', types.Message.Url, '公告', 'link', '公告'],
  ['mini program', types.Message.MiniProgram, appXml(33, '预约'), 'app', '预约 说明'],
  ['chat record', types.Message.ChatHistory, appXml(19, '聊天记录'), 'history', '聊天记录 说明'],
  ['red envelope', types.Message.RedEnvelope, appXml(2001, '红包'), 'money', ''],
  ['transfer', types.Message.Transfer, appXml(2000, '转账'), 'money', ''],
  ['group note', types.Message.GroupNote, '群公告已更新', 'system', '群公告已更新'],
  ['post', types.Message.Post, appXml(51, '视频号'), 'app', '视频号 说明'],
  ['call', types.Message.Unknown, '<voipmsg type="VoIPBubbleMsg"></voipmsg>', 'call', ''],
  ['notice', types.Message.Unknown, '王五邀请赵六加入了群聊', 'system', '王五邀请赵六加入了群聊'],
  ['nothing known', types.Message.Unknown, '', 'unknown', ''],
  ['unknown markup', types.Message.Unknown, '<sysmsg type="x"><x/></sysmsg>', 'unknown', ''],
  ['a type of the future', FUTURE, '', 'unknown', ''],
  ['an app of a new type', types.Message.Unknown, appXml(4711, '新东西'), 'unknown', '新东西 说明'],
  ['red envelope under another type', types.Message.Unknown, appXml(2001, '红包'), 'money', '红包 说明'],
])('%s', (_, type, text, kind, said) => {
  expect(read(type, text)).toMatchObject({ kind, text: said, addressed: true })
  expect(inRoom(type, text)).toMatchObject({ kind, text: said, addressed: false })
})

test('a file is known by its name', () => {
  expect(read(types.Message.Attachment, appXml(6, '表格.docx'), { filename: '登记表.docx' })).toMatchObject({ kind: 'file', text: '登记表.docx' })
  expect(read(types.Message.Attachment, appXml(6, '表格.docx'))).toMatchObject({ kind: 'file', text: '表格.docx 说明' })
})

test('a recall names what was taken back', () => {
  expect(inRoom(types.Message.Recalled, 'm0')).toMatchObject({ kind: 'recall', recalls: 'm0', text: '' })
  expect(inRoom(types.Message.Recalled, '<sysmsg type="revokemsg"><revokemsg><msgid>1</msgid><newmsgid>77</newmsgid></revokemsg></sysmsg>')).toMatchObject({ recalls: '77' })
  expect(inRoom(types.Message.Recalled, '')).not.toHaveProperty('recalls')
})

test.each([
  ['"李四" 拍了拍 "侨桥小助手"', true],
  ['"李四" 拍了拍我', true],
  ['李四 tickled me', true],
  ['"李四" 拍了拍 "王五"', false],
])('the pat %j is for us: %s', (text, addressed) => {
  expect(inRoom(types.Message.Unknown, text)).toMatchObject({ kind: 'pat', addressed })
})

test('what people type about pats is not a pat', () => {
  expect(inRoom(types.Message.Text, '刚才谁拍了拍我')).toMatchObject({ kind: 'text', addressed: false })
})

test('a clock in seconds is read as one', () => {
  expect(read(types.Message.Text, 'x', { timestamp: 1_795_000_000 }).sentAt).toBe(1_795_000_000_000)
})
