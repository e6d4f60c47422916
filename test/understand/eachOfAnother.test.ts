import { describe, expect, it } from 'vitest'
import { servicesIn } from '../support/hearAlone.ts'

describe('what several people want, each in a clause', () => {
  it.each([
    ['我爸和我妈都有事麻烦你们。我爸要办养老金资格认证，我妈想请人陪去医院看眼睛', ['document-help', 'medical-escort']],
    ['外婆想订中饭送上门，外公要报日托', ['meal', 'day-care']],
    ['我爸妈都要麻烦你们。我妈要约医生上门看看腿，我爸想报你们的书法班', ['gp-appointment', 'activity-signup']],
    ['外婆想订中饭送上门，外公要报日托，他们住国泰新都5幢1单元301', ['meal', 'day-care']],
    ['我妈想捐点旧衣服，我姨想登记侨情，她在法国三十年了', ['donation', 'overseas-registration']],
  ])('are wishes: %s', (text, services) => {
    expect(servicesIn(text)).toEqual(services)
  })

  it.each([
    ['我妈要订中饭，我爸腿不好走不动，要人扶', 'meal'],
    ['爸爸周三要去二院，妈妈想让人陪他去', 'medical-escort'],
    ['我爸要立遗嘱想找律师，我弟弟想要房子', 'legal-consult'],
    ['妈妈要办服务卡，姐姐要上班陪不了她', 'service-card'],
    ['我妈想报日托，我爸想让她白天有人陪', 'day-care'],
    ['妈妈想订晚饭，爸爸要吃软的', 'meal'],
    ['想给我妈订饭，我爸自己会烧', 'meal'],
  ])('are one, where the other only tells: %s', (text, service) => {
    expect(servicesIn(text)).toEqual([service])
  })
})
