import { describe, expect, it } from 'vitest'
import { findRelations } from '../../src/understand/entities/people.ts'
import { meantRelations } from '../../src/understand/meantRelations.ts'
import { standingOf, whoseItIs } from '../../src/understand/standing.ts'
import { words } from './entities/words.ts'

const standings = (text: string): readonly unknown[] => findRelations(text, words).map((one) => [one.value.relation, standingOf(text, one, words.people)])

describe('how a relative stands in a wish', () => {
  it.each([
    ['给我爸办', [['父亲', 'for']]],
    ['我妈想参加', [['母亲', 'for']]],
    ['要办的是我岳母', [['岳母', 'for']]],
    ['外公留下的老宅要卖', [['外公', 'beside']]],
    ['在悉尼帮女儿带孩子', [['女儿', 'beside']]],
    ['我妈跟我姐住', [['母亲', undefined], ['姐姐', 'beside']]],
    ['13861200045，我儿子的号', [['儿子', 'beside']]],
    ['13861200047，儿媳接', [['儿媳', 'beside']]],
    ['舅舅在阿根廷四十年了', [['舅舅', undefined]]],
    ['我爷爷是印尼回来的，我帮他问问', [['爷爷', 'for']]],
    ['外婆起不来床，我舅舅回来了，想请医生', [['外婆', undefined], ['舅舅', undefined]]],
    ['办归侨证，是爷爷自己要用', [['爷爷', 'for']]],
    ['父亲在常州留下一间房', [['父亲', 'beside']]],
    ['晚上我爸会回来烧', [['父亲', 'beside']]],
    ['想请人到家里给我外婆烧饭洗衣服', [['外婆', undefined]]],
    ['找个人到我妈家里做卫生煮饭', [['母亲', undefined]]],
    ['老婆去南京带外孙了', [['妻子', undefined], ['外孙', 'beside']]],
    ['舅妈到苏州带孙女去了', [['舅妈', undefined], ['孙女', 'beside']]],
    ['结婚证要用，要给孙子报户口', [['孙子', 'beside']]],
    ['我要带孙子顾不过来', [['孙子', 'beside']]],
    ['想带孙子去参加活动', [['孙子', 'for']]],
    ['要跟我妈的亲属关系公证', [['母亲', 'beside']]],
    ['要去挪威跟我太太团聚', [['妻子', 'beside']]],
    ['我跟我老公在维也纳领的证', [['丈夫', 'beside']]],
    ['我跟我老公想在维也纳办', [['丈夫', 'for']]],
    ['外公外婆都九十了，给两位老人签个家庭医生，外公要坐轮椅', [['外祖父母', 'for'], ['外公', 'for']]],
    ['外公外婆住城北，给外公签个家庭医生', [['外祖父母', undefined], ['外公', 'for']]],
    ['地址是我舅妈家，帮她换个龙头', [['舅妈', 'for']]],
    ['地址是我舅妈家，我姑妈说帮她换', [['舅妈', 'beside'], ['姑姑', undefined]]],
    ['是我岳父家的灯不亮了', [['岳父', undefined]]],
    ['我表妹介绍的，想请人去看看我大姨', [['表妹', 'beside'], ['姨妈', undefined]]],
    ['我儿子说群里能报修，下水道堵了', [['儿子', 'beside']]],
    ['我老公不肯来，给我报名', [['丈夫', 'beside']]],
    ['我外婆不肯请保姆，想订中饭', [['外婆', undefined]]],
    ['我自己办，老伴不去', [['本人', 'for'], ['配偶', 'beside']]],
  ])('%s', (text, expected) => {
    expect(standings(text)).toEqual(expected)
  })

  it('chooses whom it is said to be for before who is named first', () => {
    const named = [{ value: { text: '丈夫' } }, { value: { text: '母亲' }, stands: 'for' as const }]
    expect(whoseItIs({ seldom: [] }, named)?.value.text).toBe('母亲')
    expect(whoseItIs({ seldom: ['母亲'] }, named)?.value.text).toBe('丈夫')
  })

  it('chooses whose age is told where it is said to be for nobody', () => {
    const named = [{ value: { text: '妻子' } }, { value: { text: '父亲' } }]
    expect(whoseItIs({ seldom: [] }, named, ({ value }) => value.text === '父亲')?.value.text).toBe('父亲')
  })

  it('chooses who is here before who is only abroad', () => {
    const named = [{ value: { text: '姐姐' }, away: true }, { value: { text: '女儿' } }]
    expect(whoseItIs({ seldom: [] }, named)?.value.text).toBe('女儿')
    expect(whoseItIs({ seldom: [] }, named.slice(0, 1))?.value.text).toBe('姐姐')
  })

  it.each([
    ['给我自己办的', true],
    ['给我自己', true],
    ['我自己办', false],
    ['给我自己办，那我老婆能不能也办', false],
  ])('puts right whom it was for: %s', (text, corrects) => {
    expect(meantRelations(text, findRelations(text, words), words.people)[0]?.corrects).toBe(corrects)
  })

  it.each([
    ['外公耳朵不灵，外婆眼睛也花了，帮他们俩约个体检', [['外祖父母', 'for'], ['外婆', undefined]]],
    ['外公耳朵不灵，外婆眼睛也花了，帮她约个体检', [['外公', undefined], ['外婆', 'for']]],
    ['外公耳朵不灵，奶奶眼睛也花了，帮他们俩约个体检', [['外公', undefined], ['奶奶', undefined]]],
  ])('takes two for whom something is done as the couple they are: %s', (text, expected) => {
    expect(meantRelations(text, findRelations(text, words), words.people).map(({ value, stands }) => [value.relation, stands])).toEqual(expected)
  })
})
