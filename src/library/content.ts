import { z } from 'zod'
import { CalendarYear } from '../core/calendar.ts'
import { Community } from '../core/community.ts'
import { Crying } from '../core/crying.ts'
import { Asking } from '../core/entry.ts'
import { Law } from '../core/law.ts'
import { Lexicon, Places, Safety, type KnownPlace } from '../core/lexicon.ts'
import type { Locale } from '../core/library.ts'
import { Regression } from '../core/proposal.ts'
import { Service } from '../core/service.ts'
import { AddressWords } from '../core/words/address.ts'
import { FiguresWords } from '../core/words/figures.ts'
import { CurationWords } from '../core/words/curation.ts'
import { DangerWords } from '../core/words/danger.ts'
import { EvasionWords } from '../core/words/evasion.ts'
import { JurisdictionWords } from '../core/words/jurisdiction.ts'
import { EnglishWords } from '../core/words/english.ts'
import { ChoiceWords } from '../core/words/choice.ts'
import { FamilyWords } from '../core/words/family.ts'
import { FormWords } from '../core/words/form.ts'
import { IntentWords } from '../core/words/intent.ts'
import { NumberWords } from '../core/words/number.ts'
import { PeopleWords } from '../core/words/people.ts'
import { PhoneWords } from '../core/words/phone.ts'
import { ActivityWords } from '../core/words/activity.ts'
import { GivingWords } from '../core/words/giving.ts'
import { DeskAskWords } from '../core/words/deskAsk.ts'
import { DeskWords } from '../core/words/desk.ts'
import { VolunteerWords } from '../core/words/volunteer.ts'
import { AgainWords } from '../core/words/again.ts'
import { AnewWords } from '../core/words/anew.ts'
import { PlanWords } from '../core/words/plan.ts'
import { RatingWords } from '../core/words/rating.ts'
import { AfterwardsWords } from '../core/words/afterwards.ts'
import { AsideWords } from '../core/words/aside.ts'
import { FittingWords } from '../core/words/fitting.ts'
import { SortWords } from '../core/words/sorts.ts'
import { TimeWords } from '../core/words/time.ts'
import { VisitWords } from '../core/words/visit.ts'
import type { ModelPrompt } from '../core/modelPrompt.ts'
import { readEntry, type HeldEntry } from './entry-file.ts'
import type { ContentFile, Shelf } from './files.ts'
import { flatten } from './flatten.ts'
import type { Held } from './mistake.ts'
import { readPrompt } from './prompt-file.ts'
import type { Report } from './report.ts'
import type { Sentences } from './sentences.ts'
import { readAs, readYaml } from './yaml-file.ts'

/** Something kept in a file of its own, with the file's name without the extension. */
export type Named<T> = T & Readonly<{ stem: string }>

/** Everything that could be read and fits its schema, each with where it stands; what did not is missing here and was reported. */
export type Content = Readonly<{
  laws: readonly Held<Law>[]
  /** Ids in the register, those of broken laws too; undefined when there is no register to look in. */
  lawIds: ReadonlySet<string> | undefined
  entries: readonly Named<HeldEntry>[]
  /** Names of all entry files, readable or not. */
  entryStems: ReadonlySet<string>
  asking: readonly Named<Held<Asking>>[]
  askingStems: ReadonlySet<string>
  regressions: readonly Named<Held<Regression>>[]
  services: readonly Named<Held<Service>>[]
  crying: readonly Named<Held<Crying>>[]
  calendar: readonly Named<Held<CalendarYear>>[]
  community: Held<Community> | undefined
  lexicon: Held<Lexicon> | undefined
  safety: Held<Safety> | undefined
  places: readonly Held<KnownPlace>[]
  words: Readonly<{
    number: Held<NumberWords> | undefined
    time: Held<TimeWords> | undefined
    phone: Held<PhoneWords> | undefined
    address: Held<AddressWords> | undefined
    people: Held<PeopleWords> | undefined
    intent: Held<IntentWords> | undefined
    english: Held<EnglishWords> | undefined
    form: Held<FormWords> | undefined
    anew: Held<AnewWords> | undefined
    sorts: Held<SortWords> | undefined
    afterwards: Held<AfterwardsWords> | undefined
    aside: Held<AsideWords> | undefined
    fitting: Held<FittingWords> | undefined
    danger: Held<DangerWords> | undefined
    jurisdiction: Held<JurisdictionWords> | undefined
    evasion: Held<EvasionWords> | undefined
    visit: Held<VisitWords> | undefined
    plan: Held<PlanWords> | undefined
    again: Held<AgainWords> | undefined
    activity: Held<ActivityWords> | undefined
    volunteer: Held<VolunteerWords> | undefined
    desk: Held<DeskWords> | undefined
    deskAsk: Held<DeskAskWords> | undefined
    giving: Held<GivingWords> | undefined
    rating: Held<RatingWords> | undefined
    family: Held<FamilyWords> | undefined
    choice: Held<ChoiceWords> | undefined
    curation: Held<CurationWords> | undefined
    figures: Held<FiguresWords> | undefined
  }>
  prompts: readonly Named<Held<ModelPrompt>>[]
  replies: readonly Readonly<{ locale: Locale; held: Held<ReadonlyMap<string, string>> }>[]
}>

export const LOCALES: readonly Locale[] = ['zh-CN', 'en']

/** Reads every content file. */
export const readContent = async (knowledge: Shelf, prompts: Shelf, report: Report, sentences: Sentences): Promise<Content> => {
  const open = (file: ContentFile | undefined): Held<unknown> | undefined =>
    file === undefined ? undefined : readYaml(file.file, file.text, report, sentences)
  const one = async <T extends z.ZodType>(name: string, schema: T): Promise<Held<z.output<T>> | undefined> => {
    const held = open(await knowledge.file(name))
    return held === undefined ? undefined : readAs(schema, held, report)
  }
  const each = <T extends z.ZodType>(files: readonly ContentFile[], schema: T): readonly Named<Held<z.output<T>>>[] =>
    files.flatMap((file) => {
      const held = open(file)
      const value = held === undefined ? undefined : readAs(schema, held, report)
      return value === undefined ? [] : [{ ...value, stem: file.stem }]
    })
  const list = async <T extends z.ZodType>(name: string, schema: T): Promise<Readonly<{ items: readonly Held<z.output<T>>[]; raw: readonly unknown[] | undefined }>> => {
    const held = open(await knowledge.file(name))
    const raw = held === undefined ? undefined : readAs(z.array(z.unknown()).min(1), held, report)
    if (held === undefined || raw === undefined) return { items: [], raw: undefined }
    return { raw: raw.value, items: raw.value.flatMap((value, index) => readAs(schema, { value, source: held.source }, report, [index]) ?? []) }
  }
  const lexicon = await one('lexicon.yaml', Lexicon)
  const laws = await list('laws.yaml', Law)
  const entryFiles = await knowledge.folder('legal', '.md')
  const askingFiles = await knowledge.folder('asking', '.yaml')
  return {
    lexicon,
    laws: laws.items,
    lawIds: laws.raw === undefined ? undefined : new Set(laws.raw.map(idOf)),
    entries: lexicon === undefined ? [] : entryFiles.flatMap((file) => {
      const entry = readEntry(file.file, file.text, file.version, lexicon.value, report, sentences)
      return entry === undefined ? [] : [{ ...entry, stem: file.stem }]
    }),
    entryStems: new Set(entryFiles.map((file) => file.stem)),
    asking: each(askingFiles, Asking),
    askingStems: new Set(askingFiles.map((file) => file.stem)),
    regressions: each(await knowledge.folder('regressions', '.yaml'), Regression),
    services: each(await knowledge.folder('services', '.yaml'), Service),
    crying: each(await knowledge.folder('crying', '.yaml'), Crying),
    calendar: each(await knowledge.folder('calendar', '.yaml'), CalendarYear),
    community: await one('community.yaml', Community),
    safety: await one('safety.yaml', Safety),
    places: (await list('places.yaml', Places.element)).items,
    words: {
      number: await one('words/number.yaml', NumberWords),
      time: await one('words/time.yaml', TimeWords),
      phone: await one('words/phone.yaml', PhoneWords),
      address: await one('words/address.yaml', AddressWords),
      people: await one('words/people.yaml', PeopleWords),
      intent: await one('words/intent.yaml', IntentWords),
      english: await one('words/english.yaml', EnglishWords),
      form: await one('words/form.yaml', FormWords),
      anew: await one('words/anew.yaml', AnewWords),
      sorts: await one('words/sorts.yaml', SortWords),
      afterwards: await one('words/afterwards.yaml', AfterwardsWords),
      aside: await one('words/aside.yaml', AsideWords),
      fitting: await one('words/fitting.yaml', FittingWords),
      danger: await one('words/danger.yaml', DangerWords),
      evasion: await one('words/evasion.yaml', EvasionWords),
      jurisdiction: await one('words/jurisdiction.yaml', JurisdictionWords),
      visit: await one('words/visit.yaml', VisitWords),
      figures: await one('words/figures.yaml', FiguresWords),
      plan: await one('words/plan.yaml', PlanWords),
      again: await one('words/again.yaml', AgainWords),
      activity: await one('words/activity.yaml', ActivityWords),
      volunteer: await one('words/volunteer.yaml', VolunteerWords),
      desk: await one('words/desk.yaml', DeskWords),
      deskAsk: await one('words/deskAsk.yaml', DeskAskWords),
      giving: await one('words/giving.yaml', GivingWords),
      rating: await one('words/rating.yaml', RatingWords),
      family: await one('words/family.yaml', FamilyWords),
      choice: await one('words/choice.yaml', ChoiceWords),
      curation: await one('words/curation.yaml', CurationWords),
    },
    prompts: (await prompts.folder('model', '.md')).flatMap((file) => {
      const prompt = readPrompt(file, report, sentences)
      return prompt === undefined ? [] : [{ ...prompt, stem: file.stem }]
    }),
    replies: await readReplies(prompts, report, open),
  }
}

const readReplies = async (prompts: Shelf, report: Report, open: (file: ContentFile | undefined) => Held<unknown> | undefined): Promise<Content['replies']> => {
  const files = await Promise.all(LOCALES.map(async (locale) => ({ locale, held: open(await prompts.file(`replies/${locale}.yaml`)) })))
  return files.flatMap(({ locale, held }) => {
    if (held === undefined || readAs(Texts, held, report) === undefined) return []
    const leaves = flatten(held.value)
    const value = new Map(leaves.map((leaf) => [leaf.path.join('.'), leaf.text]))
    const paths = new Map(leaves.map((leaf) => [leaf.path.join('.'), leaf.path]))
    const at: Held<unknown>['source']['at'] = ([id]) => held.source.at(paths.get(String(id)) ?? [])
    return [{ locale, held: { value, source: { ...held.source, at } } }]
  })
}

type Texts = string | { [key: string]: Texts }
const Texts: z.ZodType<Texts> = z.lazy(() => z.union([z.string().min(1), z.record(z.string(), Texts)]))

const idOf = (raw: unknown): string => (typeof raw === 'object' && raw !== null && 'id' in raw ? String(raw.id) : '')
