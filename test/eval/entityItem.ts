import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'

const Minute = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
const Day = z.iso.date()
const Id = (lead: string) => z.string().regex(new RegExp(`^${lead}\\d{3}$`))
const None = z.literal(true).optional()

/** Parts of a day as people mean them. */
export const PARTS = ['早上', '上午', '中午', '下午', '晚上'] as const

/** A time in somebody's words and what it means by the clock of `zone`: one of its keys says how exactly, `none` that it is no time. */
export const TimeItem = z.strictObject({
  id: Id('TM'), q: z.string().min(2), zone: z.string().default('Asia/Shanghai'),
  minute: Minute.optional(), day: Day.optional(), part: z.enum(PARTS).optional(),
  range: z.tuple([Minute, Minute]).optional(), days: z.tuple([Day, Day]).optional(),
  from: z.union([Minute, Day]).optional(), before: z.union([Minute, Day]).optional(),
  /** RFC 5545, with the hour or the part of the day beside it. */
  recur: z.string().startsWith('FREQ=').optional(), time: z.string().regex(/^\d\d:\d\d$/).optional(), none: None,
}).refine(({ minute, day, range, days, from, before, recur, none }) => [minute, day, range, days, from, before, recur, none].filter((one) => one !== undefined).length === 1, 'one meaning')
export type TimeItem = Readonly<z.infer<typeof TimeItem>>

/** A way to reach somebody; `value` is its digits with the country code. */
export const PhoneItem = z.strictObject({ id: Id('PH'), q: z.string().min(2), value: z.string().regex(/^\d+$/).optional(), none: None })
  .refine(({ value, none }) => (value === undefined) !== (none === undefined), 'one meaning')
export type PhoneItem = Readonly<z.infer<typeof PhoneItem>>

/** Where somebody lives, part by part; what is absent was not said. */
export const AddressItem = z.strictObject({
  id: Id('AD'), q: z.string().min(2), estate: z.string().optional(), street: z.string().optional(), building: z.string().optional(),
  unit: z.string().optional(), room: z.string().optional(), none: None,
}).refine(({ estate, street, building, unit, room, none }) => (none === undefined) === [estate, street, building, unit, room].some((part) => part !== undefined), 'one meaning')
export type AddressItem = Readonly<z.infer<typeof AddressItem>>

/** Whom it is about: any of these relations, any of these ages, a name. `plural`: two of the relations. `maybe`: no relation is right too. */
export const PeopleItem = z.strictObject({
  id: Id('PE'), q: z.string().min(2), relation: z.array(z.string()).min(1).optional(), plural: None, maybe: None,
  age: z.array(z.int()).min(1).optional(), name: z.string().optional(), none: None,
})
export type PeopleItem = Readonly<z.infer<typeof PeopleItem>>

/** The four sets. */
export type EntitySets = Readonly<{ time: readonly TimeItem[]; phone: readonly PhoneItem[]; address: readonly AddressItem[]; people: readonly PeopleItem[] }>
export const ENTITY_SETS = ['time', 'phone', 'address', 'people'] as const satisfies readonly (keyof EntitySets)[]

/** Reads the four sets; throws on the first item that is not well-formed. */
export const loadEntities = async (): Promise<EntitySets> => {
  const read = async <T extends z.ZodType>(file: string, item: T): Promise<readonly z.output<T>[]> =>
    z.array(item).parse(parse(await readFile(new URL(file, import.meta.url), 'utf8')))
  const [time, phone, address, people] = await Promise.all([
    read('entityTime.yaml', TimeItem), read('entityPhone.yaml', PhoneItem), read('entityAddress.yaml', AddressItem), read('entityPeople.yaml', PeopleItem),
  ])
  return { time, phone, address, people }
}
