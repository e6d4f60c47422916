import { expect, test } from 'vitest'
import { readQuote } from '../../../src/adapters/wechaty/quote.ts'

const hints = { names: ['侨桥', '侨桥小助手', 'A:B'], account: 'wxid_bot' }
const read = (text: string): ReturnType<typeof readQuote> => readQuote(text, hints)
const RULE = '- - - - - - - - - - - - - - -'

test.each([
  ['the wide colon', `「张三：明天几点」\n${RULE}\n九点`, { from: '张三', text: '明天几点', ours: false, reply: '九点' }],
  ['the narrow colon', `「张三:明天几点」\n${RULE}\n九点`, { from: '张三', text: '明天几点', ours: false, reply: '九点' }],
  ['our message', `「侨桥：请问在哪里」\n${RULE}\n国泰新都`, { from: '侨桥', text: '请问在哪里', ours: true, reply: '国泰新都' }],
  ['our longer name', `「侨桥小助手：好」\n${RULE}\n嗯`, { from: '侨桥小助手', text: '好', ours: true, reply: '嗯' }],
  ['a name of ours with a colon in it', `「A:B:hi」\n${RULE}\nho`, { from: 'A:B', text: 'hi', ours: true, reply: 'ho' }],
  ['a longer name that begins like ours', `「侨桥2号：好」\n${RULE}\n嗯`, { from: '侨桥2号', text: '好', ours: false, reply: '嗯' }],
  ['several lines', `「张三：第一行\n第二行：x」\n${RULE}\n回\n答`, { from: '张三', text: '第一行\n第二行：x', ours: false, reply: '回\n答' }],
  ['dashes without spaces', '「张三：x」\n------------\ny', { from: '张三', text: 'x', ours: false, reply: 'y' }],
  ['long dashes and CRLF', '「张三：x」\r\n——————————\r\ny', { from: '张三', text: 'x', ours: false, reply: 'y' }],
  ['brackets in the original', `「张三：「四问」是什么」\n${RULE}\ny`, { from: '张三', text: '「四问」是什么', ours: false, reply: 'y' }],
  ['an open bracket in the original', `「张三：见「四问」\n${RULE}\ny`, { from: '张三', text: '见「四问', ours: false, reply: 'y' }],
  ['no speaker', `「图片」\n${RULE}\ny`, { from: '', text: '图片', ours: false, reply: 'y' }],
  ['nothing said', `「张三：x」\n${RULE}\n`, { from: '张三', text: 'x', ours: false, reply: '' }],
])('%s', (_, text, quoted) => {
  expect(read(text)).toEqual(quoted)
})

test('a quote of a quote belongs to the outer speaker', () => {
  const inner = `「李四：一」\n${RULE}\n二`
  expect(read(`「侨桥：${inner}」\n${RULE}\n三`)).toEqual({ from: '侨桥', text: inner, ours: true, reply: '三' })
})

test('a quote pasted into the reply stays in the reply', () => {
  const pasted = `看这个「李四：一」\n${RULE}\n二`
  expect(read(`「张三：x」\n${RULE}\n${pasted}`)?.reply).toBe(pasted)
})

test.each(['「张三：x」说得对', '张三：x', '「张三：x」\n- -\ny', `前言「张三：x」\n${RULE}\ny`, ''])('%j is no quote', (text) => {
  expect(read(text)).toBeUndefined()
})

const xml = (inside: string, title = '国泰新都'): string =>
  `<?xml version="1.0"?>\n<msg>\n\t<appmsg appid="" sdkver="0">\n\t\t<title>${title}</title>\n\t\t<des></des>\n\t\t<type>57</type>\n\t\t<refermsg>${inside}</refermsg>\n\t</appmsg>\n</msg>`

test('XML of type 57 is a quote, and ids say more than names', () => {
  expect(read(xml('<type>1</type><fromusr>1@chatroom</fromusr><chatusr>wxid_bot</chatusr><displayname>谁也不认识</displayname><content>请问在哪里</content>')))
    .toEqual({ from: '谁也不认识', text: '请问在哪里', ours: true, reply: '国泰新都' })
  expect(read(xml('<chatusr>wxid_x</chatusr><displayname>侨桥</displayname><content>x</content>'))?.ours).toBe(false)
  expect(read(xml('<displayname>侨桥</displayname><content>x</content>'))?.ours).toBe(true)
})

test('XML is unescaped once, and CDATA not at all', () => {
  expect(read(xml('<displayname><![CDATA[侨&桥]]></displayname><content>1 &lt; 2 &amp;amp; &#x4f60;&#22909;</content>', '<![CDATA[a </title> &amp; b]]>')))
    .toEqual({ from: '侨&桥', text: '1 < 2 &amp; 你好', ours: false, reply: 'a </title> &amp; b' })
})

test('of a quoted quote or card only the title is kept', () => {
  const inner = xml('<displayname>李四</displayname><content>x</content>', '里面').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  expect(read(xml(`<displayname>侨桥</displayname><content>${inner}</content>`))?.text).toBe('里面')
})

test('in a room the XML may come after the id of who sent it', () => {
  expect(read(`wxid_abc:\n${xml('<displayname>侨桥</displayname><content>x</content>')}`)?.reply).toBe('国泰新都')
})

test.each([
  '<msg><appmsg><title>x</title><type>5</type></appmsg></msg>',
  '<msg><appmsg><title>x</title><type>57</type></appmsg></msg>',
  '<msg><appmsg><title>x</title><type>57</type><refermsg>',
  '<b>bold</b>',
])('%j is no quote either', (text) => {
  expect(read(text)).toBeUndefined()
})

test('hostile text costs no more than its length', () => {
  const began = performance.now()
  for (const piece of ['「', '」\n- - - - - -', '「a：', '」\n-----\n', '<msg><appmsg>', '<refermsg ', '&amp;', '<![CDATA[', '<title '])
    for (const start of ['', '「', '<msg><appmsg>', '<msg><appmsg><type>57</type><refermsg>']) read(start + piece.repeat(10_000))
  expect(performance.now() - began).toBeLessThan(2_000)
})
