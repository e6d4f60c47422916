import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { runTerminal } from '../../../src/adapters/terminal/terminal.ts'
import { loadSimulation } from '../../../src/library/simulation.ts'
import { populate } from '../../../src/simulating.ts'

const type = async (...rows: readonly string[]) => {
  const simulation = await loadSimulation('prompts')
  const wechat = populate(simulation)
  const input = new PassThrough()
  const output = new PassThrough()
  let printed = ''
  output.on('data', (chunk: Buffer) => { printed += chunk.toString() })
  const running = runTerminal({
    wechat, simulation, input, output, live: false, rested: () => Promise.resolve(),
    wording: (id, params) => `${id} ${JSON.stringify(params ?? {})}`,
  })
  input.end(`${rows.join('\n')}\n`)
  await running
  return { said: wechat.transcript().map(({ from, conversation, kind, text }) => ({ from, conversation, kind, text })), printed }
}

it('one is any person in any room, and what is typed is said there', async () => {
  const { said, printed } = await type('我算侨眷吗', '/是 张先生', '/在 私聊', '我妈在国泰新都', '/在 工作群', '/是 小王', '我来')
  expect(said.map(({ from, conversation }) => [from, conversation])).toEqual([['yun', 'community@chatroom'], ['zhang', 'zhang'], ['wang', 'desk@chatroom']])
  expect(printed).toContain('chat.you')
})

it('whoever is not in the room is in private chat', async () => {
  const { said } = await type('/在 工作群', '/是 张先生', '在吗')
  expect(said).toMatchObject([{ from: 'zhang', conversation: 'zhang' }])
})

it('nobody speaks in a room they are not a member of', async () => {
  const { said, printed } = await type('/是 陌生人', '/在 社区群', '在吗')
  expect(said).toEqual([])
  expect(printed).toContain('chat.unknownPlace')
})

it('other kinds of message can be sent, and the last word taken back', async () => {
  const { said } = await type('/是 张先生', '/在 私聊', '/图', '/语音', '/位置 国泰新都', '写错了', '/撤回')
  expect(said.map(({ kind }) => kind)).toEqual(['image', 'voice', 'location', 'text', 'recall'])
})

it.each([
  ['/是 没有这个人', 'chat.unknownPerson'], ['/在 没有这个群', 'chat.unknownPlace'], ['/引用 我来', 'chat.nothingToQuote'], ['/撤回', 'chat.nothingToRecall'],
  ['/不认得', 'chat.welcome'], ['/谁', 'chat.who'],
])('%s is answered in words and says nothing in WeChat', async (row, answer) => {
  const { said, printed } = await type(row)
  expect(said).toEqual([])
  expect(printed.split('chat.you')[1]).toContain(answer)
})

it('stops where somebody quits', async () => {
  const { said } = await type('第一句', '/退出', '第二句')
  expect(said.map(({ text }) => text)).toEqual(['第一句'])
})
