import { expect, it } from 'vitest'
import { eventNamed } from '../../src/understand/eventNamed.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { event } = (await loadShipped()).words.form

it.each([
  ['想替外公报名下周五的越剧沙龙', '下周五的越剧沙龙'],
  ['我女儿也想参加你们社区的剪纸课,就她自己', '剪纸课'],
  ['帮我们两个报个太极班', '太极班'],
  ['please sign us up for the dumpling workshop', 'dumpling workshop'],
  ['想参加周六的活动', '周六的活动'],
])('an activity is called by its name: %s', (text, name) => {
  expect(eventNamed(text, event)).toBe(name)
})

it.each(['想报名你们的活动', '想参加活动', '报名要带什么', '听说你们有个讲座', '我下班以后来报名'])('no name, no activity: %s', (text) => {
  expect(eventNamed(text, event)).toBeUndefined()
})
