import type { CalendarYear } from './calendar.ts'
import type { Community } from './community.ts'
import type { Crying } from './crying.ts'
import type { Asking, Entry } from './entry.ts'
import type { EntryId, LawId, ReplyId, ServiceId } from './ids.ts'
import type { Law } from './law.ts'
import type { LawTexts } from './lawText.ts'
import type { KnownPlace, Lexicon, Safety } from './lexicon.ts'
import type { ModelPrompt, ModelTask } from './modelPrompt.ts'
import type { Regression } from './proposal.ts'
import type { Service } from './service.ts'
import type { ActivityWords } from './words/activity.ts'
import type { AgainWords } from './words/again.ts'
import type { AnewWords } from './words/anew.ts'
import type { AddressWords } from './words/address.ts'
import type { FiguresWords } from './words/figures.ts'
import type { AfterwardsWords } from './words/afterwards.ts'
import type { AsideWords } from './words/aside.ts'
import type { FittingWords } from './words/fitting.ts'
import type { ChoiceWords } from './words/choice.ts'
import type { CurationWords } from './words/curation.ts'
import type { DangerWords } from './words/danger.ts'
import type { EnglishWords } from './words/english.ts'
import type { FamilyWords } from './words/family.ts'
import type { FormWords } from './words/form.ts'
import type { IntentWords } from './words/intent.ts'
import type { EvasionWords } from './words/evasion.ts'
import type { JurisdictionWords } from './words/jurisdiction.ts'
import type { NumberWords } from './words/number.ts'
import type { PeopleWords } from './words/people.ts'
import type { PhoneWords } from './words/phone.ts'
import type { PlanWords } from './words/plan.ts'
import type { RatingWords } from './words/rating.ts'
import type { SortWords } from './words/sorts.ts'
import type { TimeWords } from './words/time.ts'
import type { VisitWords } from './words/visit.ts'
import type { GivingWords } from './words/giving.ts'
import type { DeskAskWords } from './words/deskAsk.ts'
import type { DeskWords } from './words/desk.ts'
import type { VolunteerWords } from './words/volunteer.ts'

/** A language the bot writes in. Traditional Chinese is zh-CN converted when it is said. */
export type Locale = 'zh-CN' | 'en'

/** Every sentence of one locale by reply id, with named `{placeholders}`. */
export type Replies = ReadonlyMap<ReplyId, string>

/** How people say numbers, times, phones, addresses and people: what the entity finders know. */
export type EntityWords = Readonly<{
  number: NumberWords
  time: TimeWords
  phone: PhoneWords
  address: AddressWords
  people: PeopleWords
  intent: IntentWords
  english: EnglishWords
  sorts: SortWords
  /** What people say about what they asked for before. */
  afterwards: AfterwardsWords
  /** What people in the middle of a form say that is no answer, and how they answer. */
  aside: AsideWords
  /** What people say, by the open question it answers. */
  fitting: FittingWords
  /** What says that somebody may be in danger, by the work it does in a sentence. */
  danger: DangerWords
  /** What tells who wants to get round the law from who only speaks of it. */
  evasion: EvasionWords
  /** What tells whose rule a question asks for. */
  jurisdiction: JurisdictionWords
  form: FormWords
  anew: AnewWords
  visit: VisitWords
  plan: PlanWords
  rating: RatingWords
  again: AgainWords
  activity: ActivityWords
  volunteer: VolunteerWords
  desk: DeskWords
  /** How staff ask for their cases and figures. */
  deskAsk: DeskAskWords
  giving: GivingWords
  family: FamilyWords
  choice: ChoiceWords
  curation: CurationWords
  figures: FiguresWords
}>

/** All content, loaded and cross-checked. It never changes; a reload makes another. */
export type Library = Readonly<{
  laws: ReadonlyMap<LawId, Law>
  /** The statutes staff imported, word for word; empty when there are none. */
  texts: LawTexts
  entries: ReadonlyMap<EntryId, Entry>
  asking: ReadonlyMap<EntryId, Asking>
  /** Questions that must find their entry; the knowledge check asks them. */
  regressions: readonly Regression[]
  services: ReadonlyMap<ServiceId, Service>
  community: Community
  lexicon: Lexicon
  safety: Safety
  /** By the id of the emergency. */
  crying: ReadonlyMap<string, Crying>
  places: readonly KnownPlace[]
  calendar: ReadonlyMap<number, CalendarYear>
  words: EntityWords
  /** What a language model is told, by task; empty when nothing may be asked. */
  prompts: ReadonlyMap<ModelTask, ModelPrompt>
  replies: ReadonlyMap<Locale, Replies>
}>
