/** A simulated WeChat behind a puppet server in a process of its own, driven over IPC; a test may kill or freeze it. */
import process from 'node:process'
import { serveSimulator } from '../../../src/adapters/simulator/serveSimulator.ts'
import { createSimulatedWechat } from '../../../src/adapters/simulator/simulatedWechat.ts'
import type { Answer, Order } from './remoteSimulator.ts'

const tell = (answer: Answer): void => {
  process.send?.(answer)
}

const wechat = createSimulatedWechat({
  name: '侨桥小助手', account: 'wxid_bot', heartbeatMs: 500,
  wordings: { throttled: '发送消息过于频繁，可稍后再试。', pat: (from, to) => `"${from}" 拍了拍 "${to}"`, everyone: '所有人' },
})
wechat.addContact({ id: 'li', name: '李四' })
wechat.addContact({ id: 'wang', name: '王五' })
wechat.addContact({ id: 'stranger', name: '赵六', friend: false })
wechat.addContact({ id: 'gh_news', name: '新闻', official: true })
wechat.addRoom({ id: 'r@chatroom', topic: '侨桥社区群', members: ['li', 'wang', 'gh_news'], aliases: { wxid_bot: '社区侨桥', li: '李四（二楼）' } })
wechat.onSent((shown) => tell({ kind: 'sent', shown }))

const obey = (order: Order): unknown => {
  switch (order.do) {
    case 'say': return wechat.say(order.from, order.text, order.how)
    case 'replay': return wechat.replay(order.message)
    case 'faults': return Object.assign(wechat.faults, order.faults)
    case 'friendRequest': return wechat.friendRequest(order.from, order.hello)
    case 'isFriend': return wechat.isFriend(order.contact)
    case 'quoteLast': {
      const last = wechat.sent().at(-1)
      return wechat.quote(order.from, last?.id ?? '', order.text, order.how)
    }
    case 'recall': return wechat.recall(order.message)
    case 'location': return wechat.location(order.from, { name: '国泰新都', address: '常州市天宁区', latitude: 31.7, longitude: 119.9 }, order.how)
    case 'image': return wechat.image(order.from, order.how, order.file)
    default: return order satisfies never
  }
}

process.on('message', (order: Order & Readonly<{ call: number }>) => {
  try {
    tell({ kind: 'done', call: order.call, value: obey(order) })
  } catch (error) {
    tell({ kind: 'failed', call: order.call, why: String(error) })
  }
})
// The test went away.
process.on('disconnect', () => process.exit(0))

const served = await serveSimulator(wechat.puppet, { port: Number(process.argv[2]), token: 'insecure_test' })
tell({ kind: 'ready', endpoint: served.endpoint })
