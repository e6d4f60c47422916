import { beforeAll, describe, expect, it } from 'vitest'
import { createNormalise } from '../../src/understand/normalise.ts'
import { createRinging } from '../../src/understand/ringing.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

describe('a word for a blow', () => {
  let rings: (said: string, inForm: boolean) => boolean
  beforeAll(async () => {
    const library = await loadShipped()
    const normalise = createNormalise(library.lexicon)
    const read = createRinging(library)
    rings = (said, inForm) => {
      const text = normalise(said).text.toLowerCase()
      return read(text, inForm) !== text
    }
  })

  it.each([
    '打我妈电话 13813577024', '打我儿子 13813577024', '打我爸的 13813577024，他在家', '电话打我外公', '打他手机就行', '打她那个号，尾号4410的', '打隔壁陈阿姨的，13813577024',
    '電話打我媽媽的，她在家', 'hit my mum up on 13813577024',
    '打隔壁陈阿姨 13813577024，两桩都打她',
  ])('is a telephone call anywhere: %s', (said) => {
    expect([rings(said, false), rings(said, true)]).toEqual([true, true])
  })

  it.each(['打我秘书', '有事马上打我', '白天打我，晚上打她', '打他，别打我', '打我女儿吧', '打孩子爸爸的，我上夜班'])('is one in a form: %s', (said) => {
    expect([rings(said, false), rings(said, true)]).toEqual([false, true])
  })

  it.each([
    '他打我', '老公在打我妈', '打我妈打得满脸血', '保姆打我奶奶耳光', '有人打我爸的头', '快报警 他打我 13813577024', '弟弟拿凳子打我', '他抢我手机打我', '打我孩子，拿皮带', '打死我', 'he hit my mum on the head',
  ])('stays a blow: %s', (said) => {
    expect([rings(said, false), rings(said, true)]).toEqual([false, false])
  })
})
