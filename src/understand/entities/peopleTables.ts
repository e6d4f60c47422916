import type { PeopleWords } from '../../core/words/people.ts'
import { vocabularyOf, wordSet, type Vocabulary } from './vocabulary.ts'

/** Somebody as people call them: the relation the ticket shows, and how sure the word is by itself. */
export type Person = Readonly<{ relation: string; needs: 'nothing' | 'mine' | 'mineOrCue' }>

/** The words about people, ready to be looked for. */
export type PeopleTables = Readonly<{
  people: Vocabulary<Person>
  /** Every word for a relative, for looking back from a place. */
  kin: readonly string[]
  /** Every word for a person who may have an age. */
  anybody: readonly string[]
  /** Words for relatives younger than the speaker. */
  young: readonly string[]
  /** Whoever may be called old: kin, the speaker, titles. */
  somebody: readonly string[]
  /** Words for an old person, whoever they are. */
  elders: ReadonlySet<string>
  /** Words for who lives near; whether the word names the person, and not only the place. */
  nextDoor: Vocabulary<boolean>
  whose: Vocabulary<true>
  leadTitles: Vocabulary<true>
  self: Vocabulary<true>
  softSelf: ReadonlySet<string>
  selfDoes: Vocabulary<true>
  notKin: Vocabulary<true>
  of: Vocabulary<true>
  /** Between two relatives, as dialects say it too. */
  ofKin: Vocabulary<true>
  and: Vocabulary<true>
  mine: Vocabulary<true>
  theirs: Vocabulary<true>
  speaker: Vocabulary<true>
  titles: Vocabulary<true>
  titleWords: ReadonlySet<string>
  surnames: Vocabulary<true>
  spelledNames: Vocabulary<true>
  softSurnames: ReadonlySet<string>
  nameCues: Vocabulary<true>
  softCues: ReadonlySet<string>
  surnameCues: Vocabulary<true>
  petMarks: Vocabulary<true>
  nicks: Vocabulary<true>
  notCues: Vocabulary<true>
  notNames: Vocabulary<true>
  nameTails: Vocabulary<true>
  softAgeCues: ReadonlySet<string>
  ageMarks: Vocabulary<true>
  about: Vocabulary<true>
  decades: Vocabulary<true>
  roundAges: Vocabulary<number>
  andOnes: Vocabulary<true>
  bornTails: Vocabulary<true>
  softBornTails: Vocabulary<true>
  softestBornTails: Vocabulary<true>
  dateMarks: Vocabulary<true>
  lives: Vocabulary<'alone' | 'notAlone' | 'anybody'>
  softIsIn: ReadonlySet<string>
  meanwhile: Vocabulary<true>
}>

const made = new WeakMap<PeopleWords, PeopleTables>()

/** The tables of the words, made once for each. */
export const peopleTablesOf = (words: PeopleWords): PeopleTables => {
  const known = made.get(words)
  if (known !== undefined) return known
  const tables = make(words)
  made.set(words, tables)
  return tables
}

const make = (words: PeopleWords): PeopleTables => {
  const kinship = withRanks(words)
  const kin = Object.values(kinship).flat()
  return {
    people: vocabularyOf(peopleOf(words, kinship)),
    kin,
    young: words.young.flatMap((relation) => kinship[relation] ?? []),
    somebody: [...kin, ...words.nextDoor, ...words.self, ...words.theirs.filter((word) => word.length === 1), ...words.titles.filter((title) => title.length > 1)],
    elders: new Set(kinship[words.elder] ?? []),
    nextDoor: vocabularyOf([...words.nextDoor.map((word) => [word, false] as const), ...(Object.values(words.others)[0] ?? []).map((word) => [word, true] as const)]),
    whose: wordSet(words.whose),
    leadTitles: wordSet(words.leadTitles),
    anybody: [...kin, ...words.theirs, ...words.speaker, ...words.titles],
    self: wordSet(words.self),
    softSelf: new Set(words.softSelf),
    selfDoes: wordSet(words.selfDoes),
    notKin: wordSet(words.notKin),
    of: wordSet(words.of),
    ofKin: wordSet([...words.of, ...words.ofSpoken]),
    and: wordSet(words.and),
    mine: wordSet(words.mine),
    theirs: wordSet(words.theirs),
    speaker: wordSet(words.speaker),
    titles: wordSet(words.titles),
    titleWords: new Set(words.titles),
    surnames: wordSet(words.surnames),
    spelledNames: wordSet(words.spelledNames),
    softSurnames: new Set(words.softSurnames),
    nameCues: wordSet(words.nameCues),
    softCues: new Set(words.softCues),
    surnameCues: wordSet(words.surnameCues),
    petMarks: wordSet(words.petMarks),
    nicks: wordSet(words.nicks),
    notCues: wordSet(words.notCues),
    notNames: wordSet(words.notNames),
    nameTails: wordSet(words.nameTails),
    softAgeCues: new Set(words.softAgeCues),
    ageMarks: wordSet(words.ageMarks),
    about: wordSet(words.about),
    decades: wordSet(words.decades),
    roundAges: vocabularyOf(Object.entries(words.roundAges)),
    andOnes: wordSet(words.andOnes),
    bornTails: wordSet(words.bornTails),
    softBornTails: wordSet(words.softBornTails),
    softestBornTails: wordSet(words.softestBornTails),
    dateMarks: wordSet(words.dateMarks),
    lives: vocabularyOf([
      ...words.alone.map((word) => [word, 'alone'] as const),
      ...words.notAlone.map((word) => [word, 'notAlone'] as const),
      ...words.aloneInGeneral.map((word) => [word, 'anybody'] as const),
    ]),
    softIsIn: new Set(words.softIsIn),
    meanwhile: wordSet(words.meanwhile),
  }
}

/** The words for kin, and those with a rank before them: 二舅妈, 表姑. */
const withRanks = ({ kinship, ranks, ranked }: PeopleWords): Readonly<Record<string, readonly string[]>> => {
  const known = new Set(Object.values(kinship).flat())
  return Object.fromEntries(Object.entries(kinship).map(([relation, says]) =>
    [relation, ranked[relation] !== undefined ? [...says, ...[...says, ...ranked[relation]].flatMap((word) => ranks.map((rank) => rank + word)).filter((word) => !known.has(word))] : says]))
}

const peopleOf = ({ needsMine, others }: PeopleWords, kinship: Readonly<Record<string, readonly string[]>>): readonly (readonly [string, Person])[] => {
  const unsure = new Set(needsMine)
  return [
    ...Object.entries(kinship).flatMap(([relation, says]) =>
      says.map((word) => [word, { relation, needs: unsure.has(word) ? 'mine' : 'nothing' }] as const)),
    ...Object.entries(others).flatMap(([relation, says]) => says.map((word) => [word, { relation, needs: 'mineOrCue' }] as const)),
  ]
}
