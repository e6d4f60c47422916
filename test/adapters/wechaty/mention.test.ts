import { expect, test } from 'vitest'
import { readMention } from '../../../src/adapters/wechaty/mention.ts'

const names = ['侨桥', '侨桥小助手', '小侨', 'QiaoQiao', 'C++(bot)']
const everyone = ['所有人', 'all']
const read = (text: string, listed = false, alone = listed): string | undefined => {
  const mention = readMention(text, { names, everyone, listed, alone })
  return mention.mentioned ? mention.text : undefined
}

test.each([
  ['@侨桥\u2005绿卡算华侨吗', '绿卡算华侨吗'],
  ['@侨桥 绿卡算华侨吗', '绿卡算华侨吗'],
  ['@侨桥，绿卡算华侨吗', '绿卡算华侨吗'],
  ['@侨桥', ''],
  ['绿卡算华侨吗@侨桥', '绿卡算华侨吗'],
  ['绿卡算华侨吗 @侨桥\u2005', '绿卡算华侨吗'],
  ['请问 @侨桥\u2005 绿卡算华侨吗', '请问 绿卡算华侨吗'],
  ['请问@侨桥 绿卡算华侨吗', '请问 绿卡算华侨吗'],
  ['@侨桥小助手\u2005在吗', '在吗'],
  ['＠侨桥 在吗', '在吗'],
  ['@小侨？', '？'],
  ['@侨桥\n第一行\n第二行', '第一行\n第二行'],
  ['@侨桥\u2005@侨桥\u2005在吗', '在吗'],
  ['@张三\u2005@侨桥\u2005帮他查一下', '@张三 帮他查一下'],
  ['@侨桥，麻烦告诉@张三\u2005', '麻烦告诉@张三'],
  ['@qiaoqiao hello', 'hello'],
  ['OK@QiaoQiao\u2005hi', 'OK hi'],
  ['@C++(bot) hi', 'hi'],
  ['@所有人\u2005@侨桥\u2005在吗', '@所有人 在吗'],
])('%j is for us and says %j', (text, words) => {
  expect(read(text)).toBe(words)
})

test.each([
  '侨桥在吗',
  '@侨桥2号\u2005在吗',
  '@侨桥2号 在吗',
  '@侨桥帮我查一下',
  '@侨桥 2号\u2005在吗',
  '@侨桥-李四\u2005在吗',
  '@侨桥（二）\u2005在吗',
  '@侨桥_2 在吗',
  '@所有人\u2005明天开会',
  '@all meeting tomorrow',
  '@张三\u2005侨桥在吗',
  'mail me@qiaoqiao now',
  '@',
  '@ 侨桥',
  '',
])('%j is not for us', (text) => {
  expect(read(text)).toBeUndefined()
})

test('the list of the provider is believed when our name in the text is another one', () => {
  expect(read('@社区机器人\u2005在吗', true)).toBe('在吗')
  expect(read('@张三\u2005@社区机器人\u2005在吗', true, false)).toBe('@张三\u2005@社区机器人\u2005在吗')
})

test('a list that holds everybody because everybody was mentioned is not', () => {
  expect(read('@所有人\u2005明天开会', true, false)).toBeUndefined()
  expect(read('@all meeting', true, false)).toBeUndefined()
  expect(read('@所有人\u2005@侨桥\u2005在吗', true, false)).toBe('@所有人 在吗')
})

test('without a mention the text is only trimmed', () => {
  expect(readMention('  大家  好 ', { names, everyone, listed: false, alone: false })).toEqual({ mentioned: false, text: '大家  好' })
})

test('hostile text costs no more than its length', () => {
  const began = performance.now()
  for (const piece of ['@侨桥 ', '@侨桥', '@', '@侨桥x', '@侨桥\u2005']) readMention(piece.repeat(20_000), { names, everyone, listed: true, alone: true })
  expect(performance.now() - began).toBeLessThan(1_000)
})
