import { describe, expect, it } from 'vitest'
import { consentIn } from '../../src/understand/hearClauses.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { words } = await loadShipped()
const heard = (text: string): string | undefined => consentIn(text, words.form.consent, false)

describe('agreement where nobody asked for it', () => {
  it.each(['她自己要的', '她本人没问题', '问过她了，没问题', '她说可以', '跟她说好了', '他同意的，说试试', '是他让我来问的', 'she is happy to come', 'he agreed', '她盼着有人来'])('is heard: %s', (text) => {
    expect(heard(text)).toBeDefined()
  })

  it.each(['走路没问题', '周三上午没问题', '她自己要去买菜', '我哥自己要上班', '跟医生说好了', '护工说可以住家', '她说好久没人来了', '他说行动不便', '她主动脉不好', '我们兄妹商量好了轮流打电话', '他盼着过年', 'he disagrees with my brother', 'she is unwilling to move'])('is not that something else suits: %s', (text) => {
    expect(heard(text)).toBeUndefined()
  })

  it.each(['她不肯让外人来', '他不愿意人上门', '我妈不同意', '她不愿意去日托'])('is refused: %s', (text) => {
    expect(heard(text)).toBeDefined()
  })

  it.each(['他腿疼不肯去', '我妈不肯请保姆', '外公不肯坐公交', '她不愿意跟我弟弟住', '他不同意卖房子', '房东不答应装扶手', '脚肿得不愿意出门'])('is not refused with something else: %s', (text) => {
    expect(heard(text)).toBeUndefined()
  })
})
