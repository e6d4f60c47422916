import { describe, expect, it } from 'vitest'
import { servicesIn } from '../support/hearAlone.ts'

describe('a clause that wishes beyond doubt', () => {
  it.each(['我要补办为侨服务卡，地铁上钱包被偷了', '我要补办侨服务卡，手机钱包在网吧被偷了', '我想换领为侨服务卡，护照夹在大巴上被偷了', '我要补办为侨服务卡，整个手提包在超市门口被人抢了'])('says what for, whatever is told of why: %s', (text) => {
    expect(servicesIn(text)).toEqual(['service-card'])
  })

  it.each(['钱包在地铁上被偷了，侨眷证怎么补办', '我要补办护照，钱包在地铁上被偷了', '我想回国定居，绿卡被偷了', '我要起诉我弟弟，他把房子偷偷卖了', '我想把国内的房子卖了，钱能不能汇出去'])('is none where nothing we do is wished for, or something is asked: %s', (text) => {
    expect(servicesIn(text)).toEqual([])
  })
})
