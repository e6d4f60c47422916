import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { Act } from '../../src/core/lexicon.ts'
import type { Library } from '../../src/core/library.ts'
import { stripParticles } from '../../src/library/check-lexicon.ts'
import { loadLibrary } from '../../src/library/load.ts'
import { normalise } from '../../src/library/normalise.ts'
import { createNormalise } from '../../src/understand/normalise.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { readSigns, type Signs } from './plainSigns.ts'

/** There are many; so many of them tell. */
const ASK_EVERY = 6

let library: Library
let signs: Signs

beforeAll(async () => {
  const loaded = await loadLibrary({ knowledgeDir: 'knowledge', promptsDir: 'prompts', today: '2026-11-24' })
  if (!loaded.ok) throw new Error(loaded.mistakes.map(({ file, line, text }) => `${file}:${line} ${text}`).join('\n'))
  library = loaded.library
  signs = readSigns(library)
})

const sentences = async (file: string): Promise<readonly string[]> => z.array(z.string()).parse(parse(await readFile(`test/library/data/${file}`, 'utf8')))

/** What a whole utterance means, as the lexicon has it. */
const meaning = (utterance: string): Act | undefined => {
  const bare = stripParticles(utterance, library.lexicon.particles)
  return Act.options.find((act) => library.lexicon.acts[act].some((phrase) => [bare, normalise(utterance)].includes(normalise(phrase))))
}

describe('yes and no', () => {
  test.each(['嗯', '对', '是的', '好的', '行', '可以', '没错', '就这样', 'OK', 'yes', '好呀', '对的呀', '好吧', '嗯嗯！', '好的。', '對'])('%s is yes', (said) => {
    expect(meaning(said)).toBe('affirm')
  })
  test.each(['不对', '不是', '不行', '不好', '不用', '没有', '不对啊', '不是的呀', 'no', '不可以', '不同意', '勿对'])('%s is no', (said) => {
    expect(meaning(said)).toBe('deny')
  })
  test.each(['好不好', '是不是', '对不起', '不好意思', '对了', '好吗', '行不行', '可以吗', '对吗', '好像', '是谁', '好多', '行李', '有人', '要不要', '88', '明天', '晚点'])('%s is neither', (said) => {
    expect(meaning(said)).not.toBe('affirm')
    expect(meaning(said)).not.toBe('deny')
  })
  test.each([
    ['算了', 'cancel'], ['不弄了', 'cancel'], ['跳过', 'skip'], ['不知道', 'dontKnow'], ['不清楚啊', 'dontKnow'], ['干嘛问这个', 'why'], ['转人工', 'human'], ['找个人', 'human'],
    ['重新来', 'restart'], ['等会再说', 'later'], ['先这样', 'later'], ['昨天说到哪了', 'resume'], ['继续', 'resume'], ['再说一遍', 'repeat'], ['详', 'more'], ['看全文', 'more'],
    ['在吗', 'greet'], ['你好', 'greet'], ['谢谢', 'thanks'], ['再见', 'bye'], ['办到哪了', 'status'], ['催一下', 'chase'], ['投诉', 'complain'], ['删掉我的资料', 'erase'],
    ['我的资料有哪些', 'myData'], ['你是真人吗', 'areYouBot'], ['帮助', 'help'], ['有人管吗', 'help'],
  ] as const)('%s is %s', (said, act) => {
    expect(meaning(said)).toBe(act)
  })
})

describe('danger, in the words of the safety file alone', () => {
  test('every cry for help is heard', async () => {
    const missed = (await sentences('emergencies.yaml')).filter((cry) => signs.emergency(cry) === undefined)
    expect(missed).toEqual([])
  })
  test('at most one in a hundred of what only looks like it is taken for it', async () => {
    const calm = await sentences('lookalikes.yaml')
    const alarms = calm.filter((line) => signs.alarm(line) !== undefined)
    expect(alarms.length, alarms.join('\n')).toBeLessThanOrEqual(calm.length / 100)
  })
  test('ways of asking and examples of services are neither danger, refusal nor attack, but for one in a hundred', { timeout: 120_000 }, () => {
    const { kit } = prepareShipped(library)
    const asked = [...library.asking.values()].flatMap(({ ways }) => ways)
    const wished = [...library.services.values()].flatMap(({ examples }) => examples)
    const some = [...asked, ...wished].filter((_, at) => at % ASK_EVERY === 0)
    const stopped = some.filter((line) => {
      const { emergency, decline, injection } = kit.safety(kit.normalise(line).text)
      // Who has not reached somebody for a day is helped at once, whatever they ask for. S1.
      const cried = emergency !== undefined && library.safety.emergencies.find(({ id }) => id === emergency)?.welfare !== true
      return cried || decline !== undefined || injection !== undefined
    })
    expect(stopped.length, stopped.join('\n')).toBeLessThanOrEqual(Math.ceil(some.length / 100))
  })
  test('an emergency names numbers that work without us, and a decline keeps to public ones', () => {
    const numbers = new Set(library.community.hotlines.map(({ number }) => number))
    for (const { say } of library.safety.declines) {
      for (const text of [say['zh-CN'], say.en]) for (const [number] of text.matchAll(/\d{3,}/gu)) expect(numbers).toContain(number)
    }
  })
})

test('putting typos right never changes what we ourselves write', () => {
  const read = createNormalise({ typos: library.lexicon.typos, dialect: {} })
  const plain = createNormalise({ typos: {}, dialect: {} })
  const ours = [
    ...[...library.laws.values()].flatMap(({ title, short }) => [title, ...short]),
    ...[...library.entries.values()].flatMap(({ title, answer, steps, where, traps }) => [title, answer, ...steps, ...where, ...traps]),
    ...[...library.services.values()].flatMap(({ name, about, slots }) => [name, about, ...slots.flatMap(({ label, ask, why }) => [label, ask, why])]),
    ...library.community.estates.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...library.places.flatMap(({ name, say }) => [name, ...say]),
  ]
  expect(ours.filter((text) => read(text).text !== plain(text).text)).toEqual([])
})

test('there is enough of everything for a bot without a model', () => {
  const { lexicon, places, services, safety } = library
  expect(Object.keys(lexicon.terms).length).toBeGreaterThanOrEqual(150)
  expect(Object.keys(lexicon.typos).length).toBeGreaterThanOrEqual(120)
  expect(Object.keys(lexicon.dialect).length).toBeGreaterThanOrEqual(60)
  expect(Object.keys(lexicon.kinship).length).toBeGreaterThanOrEqual(60)
  expect(places.length).toBeGreaterThanOrEqual(150)
  for (const { examples, slots } of services.values()) {
    expect(examples.length).toBeGreaterThanOrEqual(20)
    expect(slots.every(({ why }) => why.length > 5)).toBe(true)
  }
  expect(safety.declines.every(({ examples }) => examples.length >= 10)).toBe(true)
})

test('the calendar of 2026 is the announced one: 33 days off, six made up', () => {
  const year = library.calendar.get(2026)
  const days = year?.holidays.map(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1) ?? []
  expect(days.reduce((sum, count) => sum + count, 0)).toBe(33)
  expect(year?.makeUpDays).toHaveLength(6)
  expect(year?.announced).toBe(true)
})

test('2027 has only what the law fixes, thirteen days, until it is announced', () => {
  const year = library.calendar.get(2027)
  const days = year?.holidays.map(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1) ?? []
  expect(days.reduce((sum, count) => sum + count, 0)).toBe(13)
  expect(year).toMatchObject({ announced: false, makeUpDays: [] })
})

test.each([['新西兰', 'Pacific/Auckland'], ['纽西兰', 'Pacific/Auckland'], ['坡县', 'Asia/Singapore'], ['湾区', 'America/Los_Angeles'], ['温村', 'America/Vancouver'], ['多村', 'America/Toronto'], ['舊金山', 'America/Los_Angeles'], ['Toronto', 'America/Toronto'], ['常州', 'Asia/Shanghai']])(
  'people in %s live by %s', (said, zone) => {
    expect(library.places.filter(({ name, say }) => [name, ...say].includes(said)).map((place) => place.zone)).toEqual([zone])
  })
