/**
 * What people in the month wish for, in words of this file's own. `{elder}` is whoever it is about; `facts` are the answers to
 * what is asked, beside those everybody has (relation, address, phone, consent, place).
 */
export type Repertoire = Readonly<{ service: string; weight: number; openings: readonly string[]; facts: Readonly<Record<string, readonly string[]>>; results: readonly string[] }>

const TIMES = ['明天上午', '后天下午', '这周五上午', '下周二上午9点', '下周三下午', '下周四上午10点'] as const
const VISITED = ['去过了，老人精神蛮好，饭也吃得下', '去看过了，血压132/80，药都按时吃', '上门过了，家里干净，冰箱里有菜', '今天去过了，老人念叨你们，别的都好'] as const
const DONE = ['办好了，都交代清楚了', '处理好了，材料都齐', '已联系，都弄好了'] as const

export const REPERTORY: readonly Repertoire[] = [
  {
    service: 'home-visit', weight: 26, results: VISITED,
    openings: ['{elder}一个人在家，我不放心，想请你们上门去看看', '我好久没回去了，想托社区的人去看望一下{elder}', '在吗，有件事麻烦你们，{elder}独居，能不能派人去看看'],
    facts: { need: ['看看精神好不好，家里缺什么', '陪老人说说话就行', '看看身体怎么样，冰箱里有没有菜'], time: TIMES },
  },
  {
    service: 'safety-check', weight: 6, results: VISITED,
    openings: ['{elder}今天一直没回我微信，想请人去敲敲门确认一下', '想请你们确认下{elder}平安不平安'],
    facts: { lastContact: ['昨天晚上还通过视频，挺好的', '前天打过电话'], need: ['没有'] },
  },
  {
    service: 'medical-escort', weight: 12, results: ['陪诊结束，医生说恢复得不错', '药拿到了，已经送到家'],
    openings: ['{elder}要去医院复查，家里没人，想请人陪着去', '想请你们陪{elder}去看一趟病'],
    facts: { help: ['陪去医院'], time: TIMES, hospital: ['第二人民医院眼科', '中医院骨科', '一院心内科'], mobility: ['自己能走', '要人扶'] },
  },
  {
    service: 'meal', weight: 10, results: ['饭送到了，老人说合口味', '送餐了，明天起每天送'],
    openings: ['{elder}自己不大烧饭了，想给老人订社区的饭', '想给{elder}申请助餐，送饭上门'],
    facts: { meals: ['中饭', '晚饭', '中饭和晚饭'], time: ['明天开始', '下周一开始'], diet: ['没有', '要软一点', '少放盐'], delivery: ['送到家'] },
  },
  {
    service: 'home-repair', weight: 12, results: DONE,
    openings: ['家里水龙头漏水，想请师傅来修', '厨房的灯坏了，老人不敢爬高，想请人换一下', '{elder}家马桶堵了，能叫人来通一下吗'],
    facts: { need: ['水龙头一直滴水', '灯管不亮了'], time: TIMES },
  },
  {
    service: 'gp-appointment', weight: 6, results: ['约好了，周四上午到卫生服务站', '约上了，带上病历就行'],
    openings: ['想给{elder}约社区的全科医生看看', '能帮{elder}约一下家庭医生吗'],
    facts: { visit: ['到社区门诊看', '请医生上门'], health: ['量量血压', '咳嗽有几天了'], time: TIMES },
  },
  {
    service: 'legal-consult', weight: 6, results: ['电话打过了，都解答了，材料清单也发了', '已联系，约了当面谈'],
    openings: ['想约结对的律师问点事情', '想请律师帮忙看看家里的事'],
    facts: { matter: ['继承、遗嘱', '房产、拆迁', '委托、公证'], need: ['老房子想过户，不知道先办哪一步', '想知道要准备什么材料'], parties: ['家里人'], deadline: ['没有'], time: TIMES },
  },
  {
    service: 'document-help', weight: 7, results: DONE,
    openings: ['想请你们帮{elder}办养老金资格认证', '公证的材料弄不清楚，想请人帮我理一理'],
    facts: { document: ['养老金资格认证', '公证', '委托书'], applicant: ['{elder}'], purpose: ['领养老金用', '卖房过户用'], time: ['下个月底', '下周五'] },
  },
  {
    service: 'venue-booking', weight: 4, results: ['约好了，场地留着了', '处理好了，到时候来拿钥匙'],
    openings: ['想借侨之家的活动室办个茶话会', '同学聚会想借一下你们的场地'],
    facts: { occasion: ['茶话会', '同学聚会'], time: ['下周六下午2点到4点', '这周日上午9点到11点', '下周二上午9点到11点', '下周四下午1点到3点', '下周五晚上6点到8点', '下周日下午4点到6点', '后天下午2点到3点'], headcount: ['12个人', '8个人'], equipment: ['没有'] },
  },
  {
    service: 'volunteering', weight: 3, results: DONE,
    openings: ['我退休在家，想来做志愿者', '想报名当志愿者，出点力'],
    facts: { skill: ['会修家电', '会英语，可以陪聊'], time: ['周末上午', '每周三下午'], name: ['姓顾'] },
  },
  {
    service: 'suggestion', weight: 4, results: ['已答复，下周就改', '处理好了，谢谢提醒'],
    openings: ['给社区提个建议，楼道的灯太暗', '想提个意见，活动通知发得太晚'],
    facts: { about: ['社区环境', '侨之家的服务和活动'], need: ['楼道的灯太暗，老人看不清', '活动通知早两天发'], reply: ['要'] },
  },
  {
    service: 'service-card', weight: 4, results: DONE,
    openings: ['想办一张为侨服务卡', '为侨服务卡想申请一张'],
    facts: { applicant: ['{elder}'], status: ['侨眷', '归侨'], reason: ['新办'] },
  },
]

/** What comes after the month's own wishes: a wish that comes again every week, and a cry for help. */
export const WEEKLY = { opening: '想请人每周三上午去看看{elder}精神好不好', stop: '以后不用去了，我回国自己照顾了' } as const
export const CRIES = ['{elder}在家摔倒了起不来，住{address}，快来人', '{elder}突然胸口疼得厉害，住{address}'] as const
export const LAW_QUESTIONS = ['对了，我入了外国籍，我妈还算侨眷吗', '等一下，归侨侨眷的身份是哪里认定的'] as const
