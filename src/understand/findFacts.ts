import type { Library } from '../core/library.ts'
import { maskName, maskPhone } from '../core/mask.ts'
import type { Service } from '../core/service.ts'
import type { Slots } from '../core/ticket.ts'
import type { SlotId } from '../core/ids.ts'
import { missingSlot } from '../core/intake.ts'
import { draftOf, isOpen } from '../core/requesting.ts'
import { toldLately } from '../core/telling.ts'
import type { Hearing } from '../ports.ts'
import { addressSlot } from './addressSlot.ts'
import { withoutRepeated } from './anew/addresses.ts'
import { exchangedHome } from './anew/exchangedHome.ts'
import { roomAlone } from './anew/roomAlone.ts'
import { createCountFinder } from './countsTold.ts'
import { besides, holdsWord, type Span } from './anew/spans.ts'
import { findBody, placeOfBody } from './entities/bodies.ts'
import { findAddresses, mergeAddress, type AddressValue } from './entities/address.ts'
import { isAway } from './entities/away.ts'
import { clauseEnd, plain } from './entities/clause.ts'
import { isOfAge } from './entities/ageNow.ts'
import { findAges } from './entities/ages.ts'
import { bareName, namesBesideNumbers } from './entities/nameBesideNumber.ts'
import { findNames } from './entities/names.ts'
import { isMentioned, isNextDoor, isOwnName } from './entities/ownName.ts'
import { findRelations } from './entities/people.ts'
import { findPhones } from './entities/phone.ts'
import { findPlaces, findSpeakerPlace, findTheirPlace } from './entities/place.ts'
import { findTimes } from './entities/time.ts'
import { startOfWordBefore } from './entities/vocabulary.ts'
import { keepApart, type Fact } from './facts.ts'
import { occurrences } from './occurrences.ts'
import { withoutOthersNumbers } from './othersNumbers.ts'
import { withoutPutRight } from './numberPutRight.ts'
import { ownFirst } from './ownNumber.ts'
import { findOwnPapers } from './ownPapers.ts'
import { ownStatus } from './ownStatus.ts'
import { ofTheWish } from './timesApart.ts'
import { byClocks, settleTwins } from './twinClocks.ts'
import { longest } from './longest.ts'
import { meantRelations } from './meantRelations.ts'
import { withoutMentionedHomes } from './homesOfMentioned.ts'
import { leaveOthersHomes } from './othersHomes.ts'
import { withoutAgesOfSeldom, withoutOwnAge } from './ownAge.ts'
import { withoutOwnRoom } from './ownRoom.ts'
import { saidBare } from './saidBare.ts'
import { tellRoomsApart } from './roomsOfOthers.ts'
import { saysWrong } from './corrects.ts'
import { isOfParty } from './speakersParty.ts'
import { goesAlong, whoseItIs } from './standing.ts'
import { together } from './together.ts'
import type { Telling } from './toldNumbers.ts'
import { keepLatest } from './latest.ts'
import { withVisitLength } from './visitLength.ts'
import { wantedTime } from './wantedTime.ts'
import { keepFor } from '../core/keepFor.ts'

/** Everything in somebody's words that a slot could hold, each span once. Times are told by the clock of the service: the one given, else the one on the table. */
export type FindFacts = (text: string, hearing: Hearing, service?: Service) => readonly Fact[]

/** A turn is told by few clocks: that of the community, and the asker's. */
const MOST_CLOCKS = 4

/** Prepares the entity finders for one library. */
export const createFactFinder = (library: Library): FindFacts => {
  const { words, places, community, lexicon } = library
  /** 「房间号也说错了，602」 as 「房间号602」, its length kept. */
  const toldAnew = (text: string): string => {
    const wrong = longest(lexicon.corrections, (word) => text.includes(word))
    const at = wrong === undefined ? -1 : text.indexOf(wrong)
    const cue = words.address.roomCues.find((word) => at >= word.length && text.slice(Math.max(0, at - word.length - 1), at).includes(word))
    return wrong === undefined || cue === undefined ? text : `${text.slice(0, text.indexOf(cue) + cue.length)}${text.slice(text.indexOf(cue) + cue.length).replace(/^[^\d]*/u, (gap) => ' '.repeat(gap.length))}`
  }
  // A turn is read for its facts once for every service it may be for; most of them are the same for all.
  const readAddresses = (asked: boolean) => keepLatest((text) => findAddresses(toldAnew(text), { words, community, asked }))
  const [addressesIn, addressesAsked] = [readAddresses(false), readAddresses(true)]
  const placeIn = keepLatest((text) => speakerPlace(text, library))
  const relationsIn = keepLatest((text) => findRelations(text, words))
  const namesIn = keepLatest((text) => {
    const [names, named] = [findNames(text, words), findPlaces(text, places)]
    const isOther = ({ from, to }: Span): boolean => [...names, ...named].every((one) => one.to <= from || to <= one.from)
    // 「洛杉矶常州同乡会」 begins like somebody called 洛.
    const isPlace = ({ from, to }: Span): boolean => named.some((place) => place.from === from && to <= place.to)
    return [...names.filter((name) => !isPlace(name)), ...namesBesideNumbers(text, words).filter(isOther)]
  })
  const namedIn = keepLatest((text) => findPlaces(text, places).flatMap(({ value, from, to }) => {
    const { country } = countryOf(value.name, library)
    return country === undefined ? [] : [{ country, from, to }]
  }))
  const countsIn = createCountFinder(words)
  const [neighbour] = Object.keys(words.people.others)
  const orBare = (names: ReturnType<typeof findNames>, text: string): ReturnType<typeof findNames> => (names.length > 0 ? names : [bareName(text, words) ?? []].flat())
  const clocks = new Map<string, (said: string) => ReturnType<typeof findTimes>>()
  const timesBy = (now: number, zone: string, clock: string): ((said: string) => ReturnType<typeof findTimes>) => {
    const key = `${now} ${zone} ${clock}`
    const known = clocks.get(key)
    if (known !== undefined) return known
    if (clocks.size >= MOST_CLOCKS) clocks.clear()
    const read = keepLatest((said) => findTimes(said, { now, zone, clock, home: community.zone, words, places }))
    clocks.set(key, read)
    return read
  }
  return (said, hearing, service = serviceOnTable(hearing, library)) => {
    const text = withoutOwnRoom(said, words.address)
    const { conversation, now } = hearing
    const draft = draftOf(conversation)
    const relation = draft?.slots['relation' as SlotId]?.text
    const homes = withoutMentionedHomes(text, (isAsked('address', hearing, library) ? addressesAsked : addressesIn)(text), [relation, ...relationsIn(text).map(({ value }) => value.relation)].some((one) => one !== undefined && one !== neighbour && one !== words.people.self[0]), words)
    const { addresses, relations } = tellRoomsApart(text, leaveOthersHomes(text, homes, relationsIn(text), {
      relation, address: draft?.slots['address' as SlotId] !== undefined,
    }, words), { relation, corrects: saysWrong(text, lexicon) }, words)
    const known = knownAddress(hearing)
    const homesTold = withoutRepeated(addresses, known)
    const home = (homesTold.length > 0 ? homesTold : [...exchangedHome(text, known, words.form), ...(draft === undefined ? [] : roomAlone(text, known, missingSlot(draft, library), words.address))]).reduce<Readonly<{ value: AddressValue; from: number; to: number }> | undefined>(
      (whole, { value, from, to }) => ({ value: mergeAddress(whole?.value, value), ...around(whole, { from, to }) }), undefined)
    const placed = placeIn(text)
    // 「寒假我在常州」, from somebody abroad, is where they will be.
    const visits = placed[0]?.value.zone === community.zone && [conversation.zone, draft?.slots['place' as SlotId]?.zone].some((one) => one !== undefined && one !== community.zone) && !saysWrong(text, lexicon)
    // 「我和先生都在日本」, from somebody in 大阪, says nothing new.
    const widens = places.some(({ name, country }) => name === draft?.slots['place' as SlotId]?.text && country !== undefined && country === placed[0]?.value.text)
    const here = visits || widens ? [] : placed
    // Where the speaker is may have been told before the wish.
    const told = toldLately(conversation, now)
    const zone = here[0]?.value.zone ?? (told === undefined ? undefined : placeIn(told)[0]?.value.zone) ?? conversation.zone ?? community.zone
    const when = service?.slots.find(({ kind }) => kind === 'time')
    const clock = when?.clock === 'asker' ? zone : community.zone
    // 「我住在奥克兰，要委托常州的弟弟」, or who is abroad and has somebody at home: whose papers they are is where it is done.
    const abroad = [here[0]?.value.zone, draft?.slots['place' as SlotId]?.zone].some((one) => one !== undefined && one !== community.zone)
    const theirs = (words: string): readonly Fact[] | undefined => {
      const found = theirPlace(words, library)
      return abroad && !saysWrong(text, lexicon) && found?.every(({ value }) => abroadOf(library).every(({ name }) => name !== value.text)) === true ? undefined : found
    }
    const timesIn = timesBy(now, zone, clock)
    // 「晚上七点后打」 says when to call, not when to come, and 「明天再来找你」 when to go on.
    const isForCalls = ({ to }: Readonly<{ to: number }>): boolean => (when?.clock !== 'asker' && words.form.callsAt.some((word) => text.startsWith(word, to))) || words.form.goesOnAt.some((word) => text.startsWith(word, to))
    const person = relationKnown(hearing) ?? (told === undefined ? undefined : relationsIn(told).find(({ value }) => !value.self && value.relation !== neighbour)?.value.relation)
    const others = relations.filter(({ value }) => !value.self && value.relation !== person)
    const occasion = { service, asked: draft === undefined ? undefined : missingSlot(draft, library), open: draft !== undefined, away: placed.find(({ value }) => value.text !== community.city), now, words }
    // 「上午打都行」, to whoever calls: any day.
    // 「下个月都可以」 is any day of it.
    const leavesOpen = ({ to, value: { at } }: Fact): boolean => at !== undefined && holdsWord(clauseAfter(text, to), words.form.whenever)
    const forCalls = ({ partly, ...fact }: Fact): Fact => (partly !== true || leavesOpen(fact) || (when?.clock === 'asker' && holdsWord(besides(text, fact), words.time.suits)) ? fact : { ...fact, partly })
    const spoken = isAsked('time', hearing, library) ? inOneBreath(text, timesIn) : text
    const timesFound = (): readonly Fact[] => {
      const { times, clocks } = settleTwins(timesIn(spoken), spoken, { here: zone, home: community.zone, words, places })
      return wantedTime(spoken, ofTheWish(times.filter((time) => !isForCalls(time)), spoken, occasion), {
        known: when === undefined ? undefined : knownSlots(hearing)?.[when.id], corrects: saysWrong(text, lexicon), others, needs: when, weekly: when !== undefined && when.clock !== 'asker', now, words,
      }, timesIn).map((fact) => withVisitLength(forCalls(byClocks(fact, clocks)), text, words))
    }
    // 「我妈一个人，楼下陈阿姨自己腿也不好」
    const ofKin = (person !== undefined && person !== neighbour && person !== words.people.self[0]) || (relations.length > 0 && relations.every(({ value }) => value.relation !== neighbour))
    // 「给我孙子...哦不是，给我女儿申请」
    const isPutRight = (from: number): boolean => relations.some(({ to }, at) => to <= from && relations[at + 1]?.from === from && saysWrong(text.slice(to, from), lexicon))
    const meant = meantRelations(text, relations, words.people).map(({ value, said, from, to, corrects, stands, both }) => ({
      kind: 'relation' as const, from, to, corrects: corrects || isPutRight(from), value: { text: value.relation, said }, ...(stands === undefined ? {} : { stands }), ...(isOfParty(text, { from, to }, words.people) ? { party: true as const } : both ? { both: true as const } : {}),
      // 「对门的孙阿姨，儿女都在德国」
      ...(!value.self && value.relation !== neighbour && isAway(text, to, words.people, places, community.zone) ? { away: true as const } : {}),
    }))
    const numbersTold = (): Telling | undefined => {
      const phone = service?.slots.find(({ kind }) => kind === 'phone')
      if (service === undefined || phone === undefined || phone.theirs || isAsked('phone', hearing, library)) return undefined
      const slots = draft?.slots ?? hearing.own.find((ticket) => isOpen(ticket.state) && ticket.service === service.id)?.slots
      // 「电话换成我姐的，我姐139…」
      if (slots?.[phone.id] !== undefined && (saysWrong(text, lexicon) || holdsWord(text, together(words.anew.changes, words.anew.moves)))) return undefined
      const slot = service.slots.find(({ kind }) => kind === 'relation')
      return { slot, person: slot === undefined ? undefined : slots?.[slot.id]?.text ?? whoseItIs(slot, meant)?.value.text }
    }
    const names = isAsked('person', hearing, library) ? orBare(namesIn(text), text) : namesIn(text)
    // 「对门的周阿姨天天去看她，周阿姨上个月搬走了」: the same one, wherever she is named.
    const isBeside = ({ value: name, ...span }: Span & Readonly<{ value: string }>): boolean => [span, ...occurrences(text, name).map((from) => ({ from, to: from + name.length }))].some((one) => isMentioned(text, one, words) || (ofKin && isNextDoor(text, one, words)))
    const seldomElder = [...service?.slots.find(({ kind, ofAsker }) => kind === 'relation' && !ofAsker)?.seldom ?? [], ...(person === neighbour ? [] : [neighbour ?? []].flat())]
    const counts = countsIn(text, service, isAsked('count', hearing, library))
    const facts: readonly (readonly Fact[])[] = [
      home === undefined ? [] : [{ kind: 'address', from: home.from, to: home.to, corrects: home.value.corrects, value: addressSlot(mergeAddress(known, home.value), text.slice(home.from, home.to), service?.slots.some(({ door }) => door) === true) }],
      ownFirst(text, withoutOthersNumbers(text, withoutPutRight(text, findPhones(text, { words: words.phone, named: namedIn(text), asked: isAsked('phone', hearing, library), ...countryOf(here[0]?.value.text ?? onlyPlace(text, library) ?? conversation.place, library) })
        .flatMap(({ value, said, from, to }): readonly Fact[] => {
          if (value.kind === 'broken') return [{ kind: 'phone', from, to, corrects: false, broken: true, value: { text: said, said } }]
          const number = value.kind === 'wechat' ? value.id ?? words.phone.wechat[0] ?? said : value.extension === undefined ? value.text : `${value.text}-${value.extension}`
          // 「报成老的了，新的是138…」
          return [{ kind: 'phone', from, to, corrects: startOfWordBefore(plain(text), from, words.phone.newBefore) !== undefined, value: { text: number, said, masked: maskPhone(number) } }]
        }), lexicon), { service, asked: isAsked('phone', hearing, library), telling: numbersTold() }, words), service?.slots.some(({ kind, theirs }) => kind === 'phone' && theirs) === true ? [] : relationsIn(text).filter(({ value }) => !value.self), words),
      withoutOwnAge(text, withoutAgesOfSeldom(text, findAges(text, words, now), relationsIn(text), { person: isAsked('age', hearing, library) ? undefined : person, seldom: seldomElder }, words.people), words.people, draft !== undefined && person !== undefined && person !== words.people.self[0] && !isAsked('age', hearing, library)).map(({ value, said, from, to }) => ({ kind: 'age' as const, from, to, corrects: false, value: { text: `${value.years}`, said } })),
      // 「about 12 of us」, 「我叫沈国庆」
      timesFound().filter((time) => !isOfAge(text, time, words)).filter(({ from, to, value }) => !counts.some((count) => count.from <= from && to < count.to) && !(words.time.festivals[value.said] !== undefined && names.some((name) => name.from < from && to === name.to))),
      names.map((name) => ({
        kind: 'person' as const, from: name.from, to: name.to, corrects: false, value: { text: name.value, said: name.said, masked: maskName(name.value) },
        ...(isOwnName(text, name, words) ? (speaksForAnother(relationsIn(text).filter((one) => !goesAlong(text, one, words.people)), hearing, library) ? { own: true as const } : {}) : isBeside(name) ? { mentioned: true as const } : {}),
      })),
      meant,
      ownStatus(text, service, meant, words),
      service?.slots.some(({ papers }) => papers) === true ? ownPapers(text, words.people) : [],
      counts,
      (service?.slots.some(({ kind, theirs }) => kind === 'place' && theirs) === true ? theirs(text) : undefined) ?? here,
    ]
    const found = keepApart(facts.flat())
    const { asked } = occasion
    const kept = [...found, ...(draft === undefined || asked === undefined || service === undefined ? [] : saidBare(text, found, { service, slots: draft.slots, asked }, library))]
    // 「我这边曼彻斯特晚上八点以后」: a time and a place. 「就我一个人」: who comes and how many.
    const within = (fact: Fact): Fact['kind'] | undefined => (fact.kind === 'place' ? 'time' : fact.kind === 'count' ? 'relation' : undefined)
    return [...kept, ...facts.flat().filter((fact) => within(fact) !== undefined && !kept.includes(fact) && kept.every((one) => one.kind === within(fact) || one.to <= fact.from || fact.to <= one.from))]
  }
}

/** 「桂花新村老住户……地址是桂花新村15幢202」: pieces of an address so far apart are not one stretch of words. */
const APART = 16

/** What is left of the clause after a fact. */
const clauseAfter = (text: string, to: number): string => text.slice(to, clauseEnd(plain(text), to))

/** Where an address told in pieces stands: all of it, or its last piece where they are apart. */
const around = (before: Span | undefined, last: Span): Span =>
  before === undefined || last.from - before.to > APART ? last : { from: Math.min(before.from, last.from), to: Math.max(before.to, last.to) }

const serviceOnTable = ({ conversation }: Hearing, { services }: Library): Service | undefined => {
  const draft = draftOf(conversation)
  return draft === undefined ? undefined : services.get(draft.service)
}

const ownPapers = (text: string, words: Library['words']['people']): readonly Fact[] => {
  const own = findOwnPapers(text, words)
  return own === undefined ? [] : [{ kind: 'relation', from: own.from, to: own.to, corrects: false, stands: 'for', papers: true, value: { text: own.value.relation, said: own.said } }]
}

const STOP = '\u3002'

/** An answer of nothing but times in short sentences as one: 「周一三五。早上九点去。下午三点回。」 */
const inOneBreath = (text: string, read: (said: string) => readonly unknown[]): string =>
  text.split(STOP).every((sentence) => sentence === '' || read(sentence).length > 0) ? text.replaceAll(STOP, '\uff0c') : text

/** Whether the open question wants a slot of that kind, so that a bare value is an answer to it. */
const isAsked = (kind: Fact['kind'], { conversation }: Hearing, library: Library): boolean => {
  const draft = draftOf(conversation)
  return draft !== undefined && missingSlot(draft, library)?.kind === kind
}

/** The one place a text names: 07700 900123，英国的. */
const onlyPlace = (text: string, { places }: Library): string | undefined => {
  const names = new Set(findPlaces(text, places).map(({ value }) => value.name))
  return names.size === 1 ? [...names][0] : undefined
}

/** Whether it is another than the speaker whom all this is for, as far as was said. */
const speaksForAnother = (said: ReturnType<typeof findRelations>, hearing: Hearing, { words }: Library): boolean => {
  const known = said.length > 0 ? undefined : relationKnown(hearing)
  return said.length > 0 ? said.every(({ value }) => !value.self) : known !== undefined && known !== words.people.self[0]
}

const relationKnown = ({ conversation }: Hearing): string | undefined => draftOf(conversation)?.slots['relation' as SlotId]?.text

/** 「我们常州旅日同学会」 says where nobody is. */
const withoutBody = (text: string, { form: { bodies } }: Library['words']): string => {
  const name = findBody(text, bodies)?.value
  return name === undefined ? text : text.replace(name, ' '.repeat(name.length))
}

const speakerPlace = (text: string, library: Library): readonly Fact[] => {
  const { places, words, community } = library
  const said = withoutBody(text, words)
  // 「我们公司在常州有个厂，……我人在曼谷」
  const found = findSpeakerPlace(said, { places: abroadOf(library), words }) ?? findSpeakerPlace(said, { places, words }) ?? placeOfBody(text, places, community.zone, words.form.bodies)
  return found === undefined ? [] : [{
    kind: 'place', from: found.from, to: found.to, corrects: false, value: { text: found.value.name, said: found.said, zone: found.value.zone },
  }]
}

/** Where somebody else is, which says nothing of the asker's clock. */
const theirPlace = (text: string, library: Library): readonly Fact[] | undefined => {
  const { places, words } = library
  // 「退休金在常州领的，人现在跟我住墨尔本」
  const found = findTheirPlace(text, { places: abroadOf(library), words }) ?? findTheirPlace(text, { places, words })
  return found === undefined ? undefined : [{ kind: 'place', from: found.from, to: found.to, corrects: false, value: { text: found.value.name, said: found.said } }]
}

/** The places whose clocks are not the community's. */
const abroadOf = keepFor(({ places, community }: Library) => places.filter(({ zone }) => zone !== community.zone))

/** What the form on the table holds; without one, the ticket that is worked on. */
const knownSlots = ({ conversation, own }: Hearing): Slots | undefined =>
  draftOf(conversation)?.slots ?? own.find(({ state }) => isOpen(state))?.slots

/** What is known of the address that a part of one now completes or corrects. */
const knownAddress = (hearing: Hearing): AddressValue | undefined => {
  const value = knownSlots(hearing)?.['address' as SlotId]
  return value?.parts === undefined ? undefined : { ...value.parts, corrects: false }
}

const countryOf = (place: string | undefined, library: Library): Readonly<{ country?: string }> => {
  const code = place === undefined ? undefined : codesOf(library).get(place)
  return code === undefined ? {} : { country: code }
}

/** The code of the country each place is in. */
const codesOf = keepFor(({ places, words }: Library): ReadonlyMap<string, string> => {
  const codes = new Map(Object.entries(words.phone.countries).flatMap(([code, names]) => names.map((name) => [name, code] as const)).toReversed())
  // The place itself first: 香港 has numbers of its own.
  return new Map(places.flatMap(({ name, country }) => {
    const code = codes.get(name) ?? codes.get(country ?? '')
    return code === undefined ? [] : [[name, code] as const]
  }).toReversed())
})
