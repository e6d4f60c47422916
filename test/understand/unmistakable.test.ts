import { beforeAll, describe, expect, it } from 'vitest'
import type { Understanding } from '../../src/understand/understand.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

/** What people call into a group who forget to call us. */
const CRIES = [
  '救命我妈倒了',
  '救命啊，我妈摔倒了起不来，国泰新都6幢',
  '快来人，我爸没呼吸了',
  '我奶奶叫不醒了，怎么办',
  '着火了着火了，3幢2楼冒烟',
  '煤气味好重，我妈晕过去了',
  '我爸胸口疼得直冒汗，喘不上气',
  '老公突然半边身子不能动，嘴歪了',
  '我妈吃了一瓶安眠药',
  '有人要跳楼，就在6幢顶上',
  '爸爸噎住了，脸都紫了',
  '我妈满头是血，从楼梯上滚下来了',
  'help my mother collapsed and is not breathing',
  '爷爷倒在厕所里了，叫他没反应',
  '孩子掉河里了，快来人啊',
  '老伴昏过去了，谁在楼下快上来',
  '他拿刀砍人了，快报警',
  '我外婆摔地上动不了，家里就我一个',
  '我妈抽搐了，口吐白沫',
  '侬快来，姆妈跌倒爬弗起来',
]

/** What people say to each other in a group. */
const SIDE_TALK = [
  '昨天他摔了一跤',
  '隔壁老王前两天摔了一跤，住院了',
  '新闻说一老人摔倒没人敢扶',
  '哈哈笑死我了，救命',
  '救命啊今天的作业太多了',
  '我快不行了，爬山累死',
  '楼下着火了？听见消防车响',
  '刚才楼下有人吵架打起来了',
  '群里谁家煤气忘关了？闻到味道',
  '常州大火，视频转发',
  '转发：某小区煤气爆炸两人受伤',
  '老张昨晚没了，心脏病',
  '我家狗吃了巧克力吐了怎么办',
  '孩子把我气得胸口疼',
  '今天热得要晕倒了',
  '吓死我了，差点摔一跤',
  '小区门口出车祸了，绕着走',
  '听说3幢有人跳楼，真的假的',
  '邻居家吵得要打起来了，天天这样',
  '我妈上次中风幸亏送得快',
  '预防老人跌倒的讲座几点',
  '这部电视剧里老头心梗死了',
  '球赛看得我心脏骤停',
  '救命！谁知道哪家理发店好',
  '我爸去年脑梗，现在恢复得不错',
  '菜场那边有人晕倒，120已经来了',
  '火灾演练是下午三点吧',
  '谁看见我家猫了，走丢了',
  '奶奶打电话说头有点晕，已经吃药了',
  '医生说我妈有中风风险',
  '哪位家里有血压计借一下',
  '今朝电梯坏了，困住半个钟头，现在好了',
  '小偷又来了，大家锁好门',
  '听讲老李被车撞了，人没事',
  '喝醉了倒在路边的人被警察带走了',
  '抖音上看到老太太噎住了用海姆立克救回来的',
  '明天体检要不要空腹，我妈胸闷',
  '我外婆走了，心里难受',
  '打麻将输得想跳楼',
  '看这个急救视频，有人没呼吸了怎么按',
  '我家空调漏水，把楼下天花板都滴湿了',
  '楼上半夜又打小孩，哭得吓人',
  '儿子考试没考好，要气晕了',
  '谁有120的收费标准，上回叫了一趟三百多',
  '今天义诊的医生说我血压高，不要紧吧',
  '老伴腿抽筋，睡不好',
  '这天热得喘不上气',
  '我妈吃药总是忘记，你们有什么办法',
  '刚刚电梯停了一下，吓得我心都要跳出来',
  '小区里有人遛狗不牵绳，差点咬到小孩',
  '哎呀我的妈呀，菜烧糊了，一屋子烟',
  '看到楼下救护车来了，是哪家',
  '这个老中医治好了我的胸痛',
  '我外甥骑车摔破膝盖，擦点药水就好',
  '老头子打呼噜像断气一样',
  '走楼梯走得腿都断了',
  '奶奶今天过生日，蛋糕上蜡烛着火的样子真好看',
]

/** Of those who cry without calling us so many must be heard; who talks, never. */
const HEARD = 0.9

describe('what nobody said to us', () => {
  let cries: Understanding['cries']
  beforeAll(async () => { cries = prepareShipped(await loadShipped()).cries }, 60_000)

  it('is heard when somebody unmistakably cries for help', () => {
    const missed = CRIES.filter((text) => !cries(text))
    expect(missed.length / CRIES.length, missed.join('\n')).toBeLessThanOrEqual(1 - HEARD)
  })

  it.each(SIDE_TALK)('is not: %s', (text) => {
    expect(cries(text)).toBe(false)
  })
})
