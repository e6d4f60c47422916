import { expect, it } from 'vitest'
import { statedAbout } from '../../src/understand/hearClauses.ts'
import { tellsWrongdoer } from '../../src/understand/wrongdoer.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { words: { form } } = await loadShipped()

it.each(['表弟私自把奶奶的存款取光了', '结果嫂子把门锁换了锁不让我进', '楼下饭馆半夜还在炒菜', '隔壁面馆的油烟往我家飘', '单位欠我两个月加班费', '老家一间铺面我二哥一个人占着', '存折被我嫂子取走了', '国内施工队欠我爸三万块工钱', '楼上钻穿了水管', "my uncle won't share the rent"])('does wrong: %s', (text) => {
  expect(tellsWrongdoer(text, form.wrongs)).toBe(true)
})

it.each(['我爸把老房子过户给我了', '弟弟同意把房子给我', '我姐陪我去问过', '我想问拆迁款怎么分', '楼下住着我姑姑', '妹妹说她也被骗了'])('does none: %s', (text) => {
  expect(tellsWrongdoer(text, form.wrongs)).toBe(false)
})

it('is the other side', () => {
  expect(statedAbout('我妈没立遗嘱，小舅舅私下把存折领走了，想问问律师', 'parties', form)).toBe('小舅舅私下把存折领走了')
  expect(statedAbout('小舅舅私下把存折领走了', 'offer', form)).toBeUndefined()
})
