import { beforeAll, describe, expect, it } from 'vitest'
import { createJudge, type Judge } from '../../src/understand/answerable.ts'
import type { Kit } from '../../src/understand/kit.ts'
import type { EntryId } from '../../src/core/ids.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

let kit: Kit
let judge: Judge
beforeAll(async () => {
  kit = prepareShipped(await loadShipped()).kit
  judge = createJudge(kit)
}, 120_000)

const prepare = (text: string): string => kit.normalise(text).text
const doubt = (text: string, entry: string): number => kit.doubt(prepare(text), entry as EntryId)

describe('what names nothing foreign', () => {
  it('is hardly about an entry that is nearly always asked with it', () => {
    expect(doubt('医保要交满多少年', 'medical-insurance-after-emigration')).toBeLessThan(0.5)
    expect(doubt('移民以后医保还能用吗', 'medical-insurance-after-emigration')).toBeGreaterThan(0.9)
  })
  it('is doubted more where somebody says so', () =>
    expect(doubt('我们都是本地人，孩子的抚养费怎么要', 'child-support-abroad')).toBeLessThan(doubt('孩子的抚养费怎么要', 'child-support-abroad')))
  it('says next to nothing against an entry that serves everybody', () => expect(doubt('自己写的遗嘱要不要证人', 'will-forms')).toBeGreaterThan(2 * doubt('自己写的遗嘱要不要证人', 'foreign-will-recognition')))
})

describe('what no entry answers', () => {
  it.each(['上海归侨过年发几百块', '卢森堡的育儿津贴发到几岁', '叉车证几年审一次', '银行理财亏了能不能要银行赔', '健身私教课退款怎么算'])('is not answered: %s', (text) =>
    expect(judge(prepare(text)).finding).not.toBe('answered'))
  it.each(['妈妈没立遗嘱，姐妹三个怎么分房子', '公积金退休能不能全提', '定居秘鲁以后退休金还发吗', '儿子在智利不给抚养费怎么办'])('what one answers is: %s', (text) =>
    expect(judge(prepare(text)).finding).toBe('answered'))
})
