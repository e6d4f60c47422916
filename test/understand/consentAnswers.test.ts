import { describe, expect, it } from 'vitest'
import { refuses } from '../../src/core/consent.ts'
import { consentIn, mindsIn } from '../../src/understand/hearClauses.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { words: { form: { consent } } } = await loadShipped()
/** What an answer to whether the elder agrees comes to. */
const heard = (text: string): 'given' | 'refused' | undefined => {
  const said = consentIn(text, consent, true)
  return said === undefined ? undefined : refuses(said, consent) ? 'refused' : 'given'
}

describe('an answer to whether the elder agrees', () => {
  it.each([
    '还没点头', '他没松口，倔得很', '不欢迎外人', '她不高兴的，嫌烦', '我女儿不想登，担心隐私', '知道归知道，死活不要',
    '说是说过了，她没答应，觉得难为情', "she isn't keen on strangers", 'he hates people coming in', '还没商量好', '他要面子，拒绝了两回', '摇头，说没毛病看什么', '先别，等我劝劝他',
  ])('refuses: %s', (text) => {
    expect(heard(text)).toBe('refused')
  })

  it.each(['老人家不会在意的，尽管来', '她晓得的，是她叫我来打听的', '知道的，就是怕麻烦你们', '好的呀，她不想一个人在家', '没什么不可以的', '没事的，你们送好了', '同意，就是有点怕打针', '本来不想的，后来想通了', "he won't mind at all"])('agrees: %s', (text) => {
    expect(heard(text)).toBe('given')
  })
})

describe('whom the elder bids come', () => {
  it.each(['问过了，他说叫护士来吧', '好吧，问了，她说那就来吧', '行，我问过她了，她叫志愿者礼拜天来', '问了，她说来就来吧', '跟她说了，她让你们早点来', '刚问好，她讲派人来好了', 'asked her just now, she said let the doctor come'])('is agreed to: %s', (text) => {
    expect(heard(text)).toBe('given')
  })

  it.each(['她说让医生别来', '她说叫你们来做什么', '我跟他说让医生来，他没吭声', '问了，他说让我去问问我哥', '她说医生来了也没用', '她说让我女儿来就行了', '他讲叫我弟弟陪着就好', '想给我妈叫个人来打扫', '我妈要人送中饭'])('is not: %s', (text) => {
    expect(heard(text)).not.toBe('given')
  })
})

describe('who was asked only now', () => {
  it.each(['还没问她呢，等下，刚问了，她说好的', '之前没跟他讲，打电话问了一声，老爷子愿意', "I hadn't asked, just called him, he is happy to have somebody come"])('agrees by what they say now: %s', (text) => {
    expect(heard(text)).toBe('given')
  })

  it.each(['我问过了，他不肯，嫌外人烦', '没问过她，问了她也不会同意的', '刚问了，她还是不肯'])('does not: %s', (text) => {
    expect(heard(text)).toBe('refused')
  })
})

describe('what leaves open whether the elder agrees', () => {
  it.each(['为啥要问他肯不肯', '你们一定要晓得她同不同意啊', 'why do you ask whether she agrees'])('says neither: %s', (text) => {
    expect(heard(text)).toBeUndefined()
  })

  it.each(['我也说不准她愿不愿意', '我不知道她愿不愿意', '不晓得他肯不肯'])('is no agreement: %s', (text) => {
    expect(heard(text)).not.toBe('given')
  })

  it('is none where the answer follows', () => {
    expect(heard('问过她肯不肯，她肯的')).toBe('given')
  })
})

describe('what is told in passing', () => {
  it.each(['他顶不喜欢别人上门的', '老太太怕人来，要生气的', '我女儿不想登，担心隐私'])('is that they mind: %s', (text) => {
    expect(mindsIn(text, consent)).toBeDefined()
  })

  it.each(['她怕生，来之前打个电话', '我妈不想打扰你们', '他怕冷，不爱出门', '她不怕人家上门，也同意'])('is no refusal: %s', (text) => {
    expect(mindsIn(text, consent)).toBeUndefined()
  })
})

describe('a story without a pause', () => {
  const remark = (text: string): string | undefined => consentIn(text, consent, false)
  it('is heard to agree', () => {
    expect(remark('我外公想签家庭医生他血压高住桂花新村3幢201他自己也愿意的下周三上午在家')).toBe('他自己也愿意')
  })

  it.each(['我外公想签家庭医生他血压高住桂花新村3幢201不晓得他愿意不愿意下周三上午在家', '老屋要卖我弟弟一直拖着不办手续我急得睡不着就是想找个人说说这个事情怎么弄'])('is not: %s', (text) => {
    expect(remark(text)).toBeUndefined()
  })
})
