import { expect, it } from 'vitest'
import { createActs } from '../../src/understand/acts.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const acts = createActs((await loadShipped()).lexicon)

it.each(['嗯嗯对的', '嗯嗯好的', '好的好的谢谢你', 'ok好的', '对没错', '好，就这样，麻烦了', 'yes correct thank you', 'yeah that\'s right'])('words that each agree agree together: %s', (words) => {
  expect(acts.whole(words)).toBe('affirm')
})

it.each(['对不对', '好不好', '是不是', '对不起', '好难', '好像是', '是的不要', '好吧算了', '对了还有', '好久', '是她', 'ok bye', 'yes but no'])('one that does not agree among them is no agreement: %s', (words) => {
  expect(acts.whole(words)).not.toBe('affirm')
})
