import type { ChannelWords } from '../../../src/adapters/wechaty/words.ts'

/** Words as `knowledge/` has them. */
export const words: ChannelWords = {
  names: ['侨桥', '小侨'], everyone: ['所有人', 'all'], throttled: ['过于频繁', 'too frequently'], pat: ['拍了拍', 'tickled'], me: ['我', 'me'],
}

export const silentLog = { info: () => {}, warn: () => {}, error: () => {} }
