/** What one person says who is hard to understand, and what a careful model makes of it. `secrets`: what of it is personal. `wishes`: every service a ticket may be for. */
export type Vague = Readonly<{
  title: string
  as?: string
  says: readonly string[]
  secrets: readonly string[]
  wishes: readonly string[]
  /** Utterance → commands, as a careful model would give them; elsewhere it is unsure. */
  right: Readonly<Record<string, readonly Readonly<{ kind: string; id?: string; span?: string }>[]>>
  warm?: Readonly<Record<string, string>>
  /** Reply ids that must be heard with a careful model, after the utterance. */
  hear: Readonly<Record<string, readonly string[]>>
}>

export const VAGUE: readonly Vague[] = [
  {
    title: '没人照应的父亲', as: '程先生',
    says: ['我爸储国梁那边最近没人照应，有点担心，他电话13861234567', '2', '我爸', '莱蒙城那边', '靠河的那一栋', '他叫储国梁', '随便哪天都行啊反正他在家', '13861234567', '好的'],
    secrets: ['储国梁', '13861234567', '莱蒙城', '程先生'], wishes: ['home-visit', 'home-care', 'safety-check', 'human'],
    right: { '我爸储国梁那边最近没人照应，有点担心，他电话13861234567': [{ kind: 'request', id: 'home-visit' }] },
    hear: { '我爸储国梁那边最近没人照应，有点担心，他电话13861234567': ['intake.begin:home-visit'] },
  },
  {
    title: '一个人过年', as: '杭奶奶',
    says: ['我一个人过年，有点难受，老头子走了两年了', '唉，你不懂的', '谢谢你'],
    secrets: ['杭奶奶'], wishes: [],
    right: { '我一个人过年，有点难受，老头子走了两年了': [{ kind: 'chat' }] },
    warm: { '我一个人过年，有点难受，老头子走了两年了': '过节的时候想起老伴,心里不好受,我在这儿听您说。' },
    hear: { '我一个人过年，有点难受，老头子走了两年了': ['warm.said', 'warm.step'] },
  },
  {
    title: '外公是南洋回来的', as: '瞿小姐',
    says: ['我外公以前是南洋回来的，我能沾光吗', '那我自己呢 我叫瞿思远 身份证320402199001011234', '算了'],
    secrets: ['瞿思远', '320402199001011234', '瞿小姐'], wishes: [],
    right: { '我外公以前是南洋回来的，我能沾光吗': [{ kind: 'ask', id: 'qiaojuan-relatives-scope' }] },
    hear: { '我外公以前是南洋回来的，我能沾光吗': ['law.unsure', 'choose.entry:qiaojuan-relatives-scope'] },
  },
  {
    title: '说不清要办什么', as: '卞先生',
    says: ['就是上次王秀珍大姐讲的那个事呀', '我微信号bianlao1953你们加一下', '哎呀说不清楚，你们看着办吧', '转人工'],
    secrets: ['王秀珍', 'bianlao1953', '卞先生'], wishes: ['human'],
    right: {}, hear: { '转人工': [] },
  },
  {
    title: '约看病约得绕', as: '蔺女士',
    says: ['想约社区全科医生', '给我妈约', '她那个毛病老样子了', '她叫闵秀芳', '看哪天人少吧', '下礼拜三上午', '国泰新都6幢甲单元302', '我新西兰的号+64 21 234 5678', '她晓得的呀', '同意', '行吧就这样', '好'],
    secrets: ['闵秀芳', '国泰新都6幢', '国泰新都', '+64 21 234 5678', '234 5678', '蔺女士'], wishes: ['gp-appointment'],
    right: {}, hear: {},
  },
  {
    title: '捐东西还是找人', as: '倪先生',
    says: ['家里有点老物件，闲着也是闲着，学校要不要的', '先不捐了，再说', '对了房子的事闹得很僵', '我哥倪建国不讲理', '没事了'],
    secrets: ['倪建国', '倪先生'], wishes: ['donation', 'legal-consult', 'rights-aid'],
    right: {}, hear: {},
  },
  {
    title: 'English, and unclear', as: 'Grace Whitmore',
    says: ['well my aunt Dorothy Pemberton back there is kind of struggling', 'she is at 12 Heping Road', 'my mail is grace.w@example.org', 'never mind'],
    secrets: ['Pemberton', 'Dorothy', 'grace.w@example.org', 'Whitmore', '12 Heping'], wishes: ['home-visit', 'home-care', 'safety-check'],
    right: {}, hear: {},
  },
  {
    title: '修东西说半句', as: '巢师傅',
    says: ['厨房那里一直滴滴答答', '就是上头那个', '华润国际3幢乙单元1204', '明天下午吧', '一三八六一二三四五六七', '嗯哪', '好的'],
    secrets: ['华润国际', '一三八六一二三四五六七', '巢师傅'], wishes: ['home-repair'],
    right: { '厨房那里一直滴滴答答': [{ kind: 'request', id: 'home-repair' }] },
    hear: { '厨房那里一直滴滴答答': [] },
  },
  {
    title: '那边的事够不着', as: '臧女士',
    says: ['那边一堆事，我鞭长莫及', '她叫臧秀英', '算了不弄了'],
    secrets: ['臧秀英', '臧女士'], wishes: ['home-visit', 'home-care', 'suggestion'],
    right: { '那边一堆事，我鞭长莫及': [{ kind: 'request', id: 'home-visit' }] },
    hear: { '那边一堆事，我鞭长莫及': ['choose.line:home-visit'] },
  },
]
