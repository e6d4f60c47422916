import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'
import type { EntityWords } from '../../../src/core/library.ts'
import { AddressWords } from '../../../src/core/words/address.ts'
import { NumberWords } from '../../../src/core/words/number.ts'
import { PeopleWords } from '../../../src/core/words/people.ts'
import { PhoneWords } from '../../../src/core/words/phone.ts'
import { TimeWords } from '../../../src/core/words/time.ts'

const read = <T extends z.ZodType>(name: string, schema: T): z.output<T> =>
  schema.parse(parse(readFileSync(new URL(`../../../knowledge/words/${name}.yaml`, import.meta.url), 'utf8')))

/** The words of the house, read without the library. */
export const words: Pick<EntityWords, 'number' | 'time' | 'phone' | 'address' | 'people'> = {
  number: read('number', NumberWords),
  time: read('time', TimeWords),
  phone: read('phone', PhoneWords),
  address: read('address', AddressWords),
  people: read('people', PeopleWords),
}
