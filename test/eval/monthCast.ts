import type { ContactId } from '../../src/core/ids.ts'
import type { Library } from '../../src/core/library.ts'
import type { Role } from '../../src/core/service.ts'
import type { Dice } from './monthDice.ts'
import type { Speaking } from './monthWorld.ts'

/** Somebody who asks. Everything personal here is nobody else's in the month. */
export type Resident = Speaking & Readonly<{
  elder: string
  address: string
  phone: string
  /** The number that turns out to be right. */
  otherPhone: string
  /** Where they live, when it is not 常州, and its IANA zone. */
  abroad?: Readonly<{ place: string; zone: string }>
  /** Words that may be read by nobody but them and whoever works on their case. */
  marks: readonly string[]
}>

const ABROAD = [
  { place: '奥克兰', zone: 'Pacific/Auckland' }, { place: '温哥华', zone: 'America/Vancouver' }, { place: '悉尼', zone: 'Australia/Sydney' },
  { place: '伦敦', zone: 'Europe/London' }, { place: '纽约', zone: 'America/New_York' }, { place: '新加坡', zone: 'Asia/Singapore' },
] as const
const ELDERS = ['我妈', '我爸', '我外婆', '我奶奶'] as const

/** The prefix of numbers nobody has. */
const phone = (n: number): string => `154${String(10_000_000 + n * 7_919).slice(-8)}`

export const castResidents = (count: number, dice: Dice, { community }: Library): readonly Resident[] => Array.from({ length: count }, (_, n): Resident => {
  const own = dice.fork(`resident/${n}`)
  const estate = own.pick(community.estates)
  const flat = `${1_000 + n * 7}室`
  const abroad = own.chance(0.45) ? own.pick(ABROAD) : undefined
  const [first, second] = [phone(2 * n + 1), phone(2 * n + 2)]
  return {
    contact: `c-${String(n).padStart(3, '0')}` as ContactId, name: `侨友${String(n).padStart(3, '0')}`, friend: own.chance(0.97),
    elder: own.pick(ELDERS), address: `${estate.name}${own.between(1, 40)}幢${flat}`, phone: first, otherPhone: second,
    ...(abroad === undefined ? {} : { abroad }), marks: [flat, first, second],
  }
})

/** How somebody works: at once, later, or not unless told; and how often a step is forgotten. */
export type StaffHabit = 'prompt' | 'late' | 'never'
export type Colleague = Speaking & Readonly<{ role: Role; habit: StaffHabit; forgets: number }>

const STAFF: readonly Readonly<{ name: string; role: Role; habit: StaffHabit; forgets: number }>[] = [
  { name: '吴主任', role: 'admin', habit: 'late', forgets: 0.05 }, { name: '周姐', role: 'gridLead', habit: 'prompt', forgets: 0 },
  { name: '小王', role: 'gridWorker', habit: 'prompt', forgets: 0.05 }, { name: '小李', role: 'gridWorker', habit: 'prompt', forgets: 0.1 },
  { name: '小赵', role: 'gridWorker', habit: 'late', forgets: 0.3 }, { name: '郑律师', role: 'lawyer', habit: 'late', forgets: 0.1 },
  { name: '孙医生', role: 'doctor', habit: 'late', forgets: 0.1 }, { name: '沈姐', role: 'gridLead', habit: 'late', forgets: 0.1 },
  { name: '小陈', role: 'gridWorker', habit: 'late', forgets: 0.15 }, { name: '小钱', role: 'gridWorker', habit: 'never', forgets: 0.2 },
  { name: '冯叔', role: 'volunteer', habit: 'prompt', forgets: 0.2 }, { name: '蒋姨', role: 'volunteer', habit: 'never', forgets: 0.1 },
]

/** So many of those who work there; the first ones can do everything between them. */
export const castStaff = (count: number): readonly Colleague[] =>
  STAFF.slice(0, count).map((one, n) => ({ ...one, contact: `s-${String(n).padStart(2, '0')}` as ContactId, friend: true }))
