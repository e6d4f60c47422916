import { describe, expect, it } from 'vitest'
import { createCountFinder } from '../../../src/understand/countsTold.ts'
import { loadShipped } from '../../support/shippedLibrary.ts'

const { words } = await loadShipped()
const find = createCountFinder(words)
const counted = (text: string, asked = false): readonly (number | undefined)[] => find(text, undefined, asked).map(({ value }) => value.count)

describe('how many come', () => {
  it.each([
    ['人数改一下，又来了三个，一共25个人', [25]],
    ['原来22个，多了3个，总共25', [25]],
    ['原来22个人，现在25个', [25]],
    ['加起来一共18个人，大人12个', [18]],
    ['three more people, 25 people in total', [25]],
    ['之前报的12个人，同事也想来，16个人', [16]],
    ['22个人', [22]],
    ['十几个人，你就写十五个人吧', [15]],
    ['不止二十个人，要来三十个人', [30]],
    ['不止二十个人', [20]],
    ['我们8个人，带3个孩子', [8, 3]],
    ['一共25块钱', []],
    ['三个大人，还有两个小孩，小孩也算吧？', [5]],
    ['大人3个，小孩1个', [4]],
    ['两大一小', [3]],
    ['2大2小', [4]],
    ['两个大人外加三个小囡', [5]],
    ['我们俩带两个孩子', [4]],
    ['5男3女', [8]],
    ['男的五个女的三个', [8]],
    ['2 adults and 1 kid', [3]],
    ['two grown-ups plus three children', [5]],
    ['十个学生，两位老师', [12]],
    ['两个大人两个小孩一个老人', [5]],
    ['一共五个人，三个大人两个小孩', [5]],
    // not to be added
    ['三个大人，两个小孩不算', [3, 2]],
    ['三个大人，两个小孩不来', [3, 2]],
    ['三个大人', [3]],
    ['小孩两岁', []],
    ['大二小三', []],
  ])('%s', (text, counts) => {
    expect(counted(text)).toEqual(counts)
  })
})

describe('one alone, where it was asked how many come', () => {
  const asking = (text: string): readonly (number | undefined)[] => counted(text, true)

  it.each(['Just 1', 'only one', 'Only her, one person', "it's just one", 'one person only', '就1个', '只有1', '就她一个人'])('%s', (text) => {
    expect(asking(text)).toEqual([1])
  })

  it('is none where more are told', () => {
    expect(asking('about 12 people, one in a wheelchair')).toEqual([12])
    expect(counted('only 1')).toEqual([])
  })
})
