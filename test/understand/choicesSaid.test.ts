import { expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import { choiceWords } from '../../src/understand/choiceWords.ts'
import { chooseFrom } from '../../src/understand/choose.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { words, services } = await loadShipped()

it.each([
  ['day-care', 'mobility', '能走的，不过得有人在边上搀牢', '要人扶'],
  ['day-care', 'mobility', '没人扶也能走', '自己能走'],
  ['medical-escort', 'help', '最好有人陪她去，挂号窗口她找不到', '陪诊'],
  ['medical-escort', 'help', '她的药一个月要去取一趟', '代取药'],
  ['gp-appointment', 'visit', '大夫能不能来一趟，她下不了楼', '医生上门'],
  ['enterprise-care', 'want', '海关那边退税的事想有人牵个线', '政策或部门对接'],
  ['medical-escort', 'help', '有没有人跟她一道去，最好有人陪她', '陪诊'],
  ['medical-escort', 'help', '有没有人好陪我爸', '陪诊'],
  ['medical-escort', 'help', '不用陪，把降压药开回来就好', '代取药'],
  ['day-care', 'transport', 'He walks there, it is round the corner', '自己走去'],
  ['service-card', 'status', 'she is a family member of an overseas Chinese', '侨眷'],
  ['service-card', 'status', 'I hold a Canadian passport now', '外籍华人'],
  ['service-card', 'status', 'I have a Chinese passport', '华侨'],
  ['document-help', 'document', '单身证明的公证', '公证'],
  ['document-help', 'document', '毕业证要带到加拿大去用', '国内文件拿到国外用'],
  ['document-help', 'document', '拿到常州去用的', '国外文件拿到国内用'],
  ['document-help', 'document', '委托书做过了，要办公证', '公证'],
  ['donation', 'donor', '我们全家一起捐', '家庭'],
  ['donation', 'receipt', '麻烦开一张，回去好报销', '要收据'],
  ['suggestion', 'reply', '大家心里有数就行，用不着特地给我回电话', '不用回复'],
  ['suggestion', 'reply', 'No need to get back to me about it', '不用回复'],
  ['suggestion', 'reply', '给我回个话，我好告诉楼上几家', '要回复'],
  ['suggestion', 'reply', '不用特为告诉我哉，晓得就好', '不用回复'],
  ['suggestion', 'reply', 'no need to let me know', '不用回复'],
  ['suggestion', 'reply', '别忘了回我', '要回复'],
  ['day-care', 'mobility', '要拉牢旁人才肯走', '要人扶'],
  ['day-care', 'mobility', '勿敢自家走个', '要人扶'],
  ['day-care', 'mobility', '走勿动，轮椅推', '坐轮椅'],
  ['day-care', 'mobility', '一个人走不了，要坐轮椅', '坐轮椅'],
  ['day-care', 'mobility', '一个人走得蛮好', '自己能走'],
  ['day-care', 'transport', '我老公早上送他过去', '家里人送'],
  ['day-care', 'transport', '希望你们早上接她送她过去', '要人接送'],
  ['day-care', 'transport', '早上我们没办法送她过去', '要人接送'],
  ['gp-appointment', 'visit', '搭伊定个家庭医生', '家庭医生签约'],
  ['gp-appointment', 'visit', '想有个固定的医生管着', '家庭医生签约'],
  ['gp-appointment', 'visit', '请家庭医生上门看看', '医生上门'],
  ['gp-appointment', 'visit', '签过家庭医生了，这次想去门诊', '社区门诊'],
  ['enterprise-care', 'want', '三十来个工人统一查一下身体', '员工疫苗或体检'],
  ['enterprise-care', 'want', '合同方面的体检', '法律体检'],
  ['enterprise-care', 'want', '请律师来公司做个体检', '法律体检'],
  ['enterprise-care', 'want', '员工体检', '员工疫苗或体检'],
  ['donation', 'receipt', 'I would like a receipt for my tax return', '要收据'],
  ['donation', 'donor', '就写家里的名义，别写我个人', '家庭'],
  ['donation', 'donor', '用公司名义吧，不写我个人', '企业'],
] as const)('%s/%s: %s', (service, id, text, is) => {
  const slot = services.get(service as ServiceId)!.slots.find((one) => one.id === id)!
  expect(chooseFrom(slot, choiceWords(text, slot, [], words), true, words.form)).toBe(is)
})

it('is not in whose name that something stands in our home', () => {
  const slot = services.get('donation' as ServiceId)!.slots.find(({ id }) => id === 'donor')!
  expect(chooseFrom(slot, '我们家多出来一张护理床', false, words.form)).toBeUndefined()
})
