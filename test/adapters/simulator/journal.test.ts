import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { forgetJournal, openJournal } from '../../../src/adapters/simulator/journal.ts'
import { createSimulatedWechat, type SimulatedWechat } from '../../../src/adapters/simulator/simulatedWechat.ts'

const open = (directory: string): SimulatedWechat => {
  const wechat = createSimulatedWechat({ name: '侨桥', journal: openJournal(directory) })
  wechat.addContact({ id: 'zhang', name: '张先生', friend: true })
  wechat.addContact({ id: 'chen', name: '陈阿姨', friend: false })
  return wechat
}

it('what was said, sent and befriended is there after a restart, and can be quoted and fetched', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'qiaoqiao-journal-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const before = open(directory)
  const said = before.say('zhang', '在吗')
  before.quote('zhang', said, '有人吗')
  const photo = before.image('zhang', {}, { name: 'a.jpg', base64: 'aGVsbG8=' })
  const place = before.location('zhang', { name: '国泰新都', address: '天宁区', latitude: 31, longitude: 119 })
  await before.puppet.friendshipAccept(before.friendRequest('chen', ''))

  // A power cut in the middle of a row.
  appendFileSync(join(directory, 'wechat.jsonl'), '{"kind":"said","sho')
  const after = open(directory)
  expect(after.transcript()).toEqual(before.transcript())
  expect(after.isFriend('chen')).toBe(true)
  expect((await (await after.puppet.messageFile(photo)).toBase64())).toBe('aGVsbG8=')
  expect((await after.puppet.messageLocation(place)).name).toBe('国泰新都')
  after.quote('zhang', said, '还在')
  expect(after.transcript().at(-1)).toMatchObject({ n: 5, quote: { message: said, words: '还在' } })
  expect(new Set(after.transcript().map(({ id }) => id)).size).toBe(5)

  forgetJournal(directory)
  expect(open(directory).transcript()).toEqual([])
})
