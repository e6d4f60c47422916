import { expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const findFacts = createFactFinder(library)
const home = (text: string): string | undefined =>
  findFacts(text, { conversation: { stage: { at: 'idle' } }, turn: { text }, now: Date.parse('2026-11-23T10:00+08:00'), own: [] } as unknown as Hearing, library.services.get('home-visit' as ServiceId)).find(({ kind }) => kind === 'address')?.value.text

it.each([
  ['隔壁2幢的王阿姨常来坐坐', undefined],
  ['2幢的老钱经常过来陪她下棋', undefined],
  ['她跟5幢的张奶奶要好', undefined],
  ['3幢的网格员小孙来过', undefined],
  ['我妈一个人住，隔壁2幢的王阿姨有钥匙', undefined],
  ['我妈住国泰新都3幢402，2幢的老钱常过来', '国泰新都3幢402室'],
  ['3幢的王阿姨一个人住，想请人看看', '3幢'],
  ['替隔壁2幢的王阿姨约一下', '2幢'],
  ['我是国泰新都2幢的王建平', '国泰新都2幢'],
])('the home of somebody who is only named beside is none of the ticket: %s', (text, expected) => {
  expect(home(text)).toBe(expected)
})
