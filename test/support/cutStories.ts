import type { Quote } from '../../src/core/message.ts'
import type { Saying } from './world.ts'

/** One step of a story: somebody says something, told again under the same id after every restart; or time passes, once. */
export type CutStep = Readonly<{ id: string; who: string; say: string; how?: Saying } | { id: string; pass: number }>

const HOUR = 3_600_000
const card: Quote = { from: 'bot', text: 'Q1123-01', ours: true }
const inWork: Saying = { room: '工作群', quote: card }

const asked = (when: string): readonly CutStep[] => [
  { id: 'k1', who: '张先生', say: `想请人${when}上午去看看我妈精神好不好，她住国泰新都8幢，电话13912345678` },
  { id: 'k2', who: '张先生', say: '她同意的' },
  { id: 'k3', who: '张先生', say: '好' },
]

/** The stories that are lived through while the power is cut. */
export const STORIES = {
  /** From the wish to the receipt. */
  visit: [
    ...asked('下周一'),
    { id: 'k4', who: '小王', say: '我来', how: inWork },
    { id: 'k5', who: '小王', say: '去过了，老太太蛮好', how: inWork },
    { id: 'k6', who: '小王', say: '发', how: { room: '工作群' } },
    { id: 'p1', pass: 120_000 },
  ],
  /** A care plan: its first visit is missed, its second made and then called off. */
  plan: [
    ...asked('每周二、五'),
    { id: 'k4', who: '小王', say: '我来', how: inWork },
    { id: 'p1', pass: 47 * HOUR },
    { id: 'p2', pass: 3 * HOUR },
    { id: 'p3', pass: 21 * HOUR },
    { id: 'k5', who: '张先生', say: '这周五不用去了' },
    { id: 'p4', pass: 120_000 },
  ],
  /** Pictures of both sides. */
  files: [
    ...asked('下周一'),
    { id: 'k4', who: '张先生', say: '', how: { kind: 'image' } },
    { id: 'k5', who: '小王', say: '我来', how: inWork },
    { id: 'k6', who: '小王', say: '', how: { kind: 'image', room: '工作群' } },
    { id: 'k7', who: '小王', say: '去过了，老太太蛮好，她让拍的', how: inWork },
    { id: 'k8', who: '小王', say: '发', how: { room: '工作群' } },
    { id: 'p1', pass: 120_000 },
  ],
} as const satisfies Readonly<Record<string, readonly CutStep[]>>
export type StoryName = keyof typeof STORIES
