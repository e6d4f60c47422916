import { describe, expect, it } from 'vitest'
import { hearAlone, servicesIn } from '../support/hearAlone.ts'

describe('what is said not to be needed', () => {
  it.each([
    ['想給我媽約個醫生上門看看。還有打掃衛生不需要，她自己能做', ['gp-appointment']],
    ['帮我妈订中饭。另外陪诊暂时不需要了，我哥会陪', ['meal']],
    ['想请律师看份合同，调解就不必了', ['legal-consult']],
    ['不用送饭，就想请人上门看看她', ['home-visit']],
    ['想借会议室，投影不用，另外当志愿者的事先不办', ['venue-booking']],
    ['我妈要办养老认证。另外探访就免了，表姐常去', ['document-help']],
  ])('is no wish: %s', (text, services) => {
    expect(servicesIn(text)).toEqual(services)
  })

  it.each([
    ['想请人周三陪我妈去一院，还有送饭也要，菜不用太咸', ['medical-escort', 'meal']],
    ['家里灯坏了要请人修，还有旧冰箱不用了想捐给你们', ['home-repair', 'donation']],
    ['家里灯坏了要请人修，另外有台轮椅不用了，你们收吗', ['home-repair', 'donation']],
    ['不用上门，约门诊就行，另外送饭要的', ['gp-appointment', 'meal']],
    ['请人每周来看看我爸，另外他不会用手机，想请志愿者教教他', ['home-visit', 'volunteering']],
  ])('is only a part of what is wished for: %s', (text, services) => {
    expect(servicesIn(text)).toEqual(services)
  })

  it('tells nothing of what is wished for', () => {
    const fills = hearAlone('帮我妈订中饭。另外陪诊暂时不需要了，我哥会陪').flatMap((command) => (command.kind === 'fill' ? [[command.slot, command.value.text, command.of]] : []))
    expect(fills).toContainEqual(['relation', '母亲', undefined])
    expect(fills.map(([slot]) => slot)).not.toContain('help')
  })
})

describe('what was told before two wishes', () => {
  const filled = (told: string, text: string): readonly unknown[] => hearAlone(text, told).flatMap((command) => (command.kind === 'fill' ? [[command.of, command.slot, command.value.text]] : []))

  it('holds for each of them', () => {
    const fills = filled('我爸叫顾长庚，八十五岁，电话13812340909', '请人周五上午陪他去一院看骨科，另外晚饭也帮他订上')
    for (const service of ['medical-escort', 'meal']) {
      expect(fills).toContainEqual([service, 'relation', '父亲'])
      expect(fills).toContainEqual([service, 'phone', '13812340909'])
    }
  })

  it('holds only as far as how to be reached where they are for somebody else', () => {
    const fills = filled('我爸住红枫新村6幢乙单元402，我电话13812340909', '我妈要陪着去医院复查，另外想给她订中饭')
    expect(fills).toContainEqual(['meal', 'phone', '13812340909'])
    expect(fills.map((fill) => (fill as readonly unknown[])[1])).not.toContain('address')
  })
})
