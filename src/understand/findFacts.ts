import type { Library } from '../core/library.ts'
import { maskName, maskPhone } from '../core/mask.ts'
import type { Service } from '../core/service.ts'
import type { SlotValue } from '../core/ticket.ts'
import type { SlotId } from '../core/ids.ts'
import { missingSlot } from '../core/intake.ts'
import { draftOf, isOpen } from '../core/requesting.ts'
import type { Hearing } from '../ports.ts'
import { chooseTime } from './chooseTime.ts'
import { findCounts } from './entities/count.ts'
import { readNumeral } from './entities/numeral.ts'
import { findAddresses, formatAddress, mergeAddress, type AddressValue } from './entities/address.ts'
import { isAway } from './entities/away.ts'
import { findAges } from './entities/ages.ts'
import { findNames, isOwnName } from './entities/names.ts'
import { findRelations } from './entities/people.ts'
import { findPhones } from './entities/phone.ts'
import { findPlaces, findSpeakerPlace } from './entities/place.ts'
import { findTimes } from './entities/time.ts'
import { keepApart, type Fact } from './facts.ts'
import { longest } from './longest.ts'
import { meantRelations } from './meantRelations.ts'
import { leaveOthersHomes } from './othersHomes.ts'
import { joinTimes } from './joinTimes.ts'
import { keepLatest } from './latest.ts'
import { putTogether } from './putTogether.ts'
import { takeBack } from './takeBack.ts'

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
  const namesIn = keepLatest((text) => findNames(text, words))
  const namedIn = keepLatest((text) => findPlaces(text, places).flatMap(({ value, from, to }) => {
    const { country } = countryOf(value.name, library)
    return country === undefined ? [] : [{ country, from, to }]
  }))
  const countsIn = keepLatest((text) => findCounts(text, words))
  const clocks = new Map<string, (said: string) => ReturnType<typeof findTimes>>()
  const timesBy = (now: number, zone: string, clock: string): ((said: string) => ReturnType<typeof findTimes>) => {
    const key = `${now} ${zone} ${clock}`
    const known = clocks.get(key)
    if (known !== undefined) return known
    if (clocks.size >= MOST_CLOCKS) clocks.clear()
    const read = keepLatest((said) => findTimes(said, { now, zone, clock, words, places }))
    clocks.set(key, read)
    return read
  }
  return (text, hearing, service = serviceOnTable(hearing, library)) => {
    const { conversation, now } = hearing
    const draft = draftOf(conversation)
    const { addresses, relations } = leaveOthersHomes(text, (isAsked('address', hearing, library) ? addressesAsked : addressesIn)(text), relationsIn(text), {
      relation: draft?.slots['relation' as SlotId]?.text, address: draft?.slots['address' as SlotId] !== undefined,
    }, words)
    const home = addresses.reduce<Readonly<{ value: AddressValue; from: number; to: number }> | undefined>(
      (whole, { value, from, to }) => ({ value: mergeAddress(whole?.value, value), from: Math.min(whole?.from ?? from, from), to: Math.max(whole?.to ?? to, to) }), undefined)
    const known = knownAddress(hearing)
    const here = placeIn(text)
    const zone = here[0]?.value.zone ?? conversation.zone ?? community.zone
    const when = service?.slots.find(({ kind }) => kind === 'time')
    const clock = when?.clock === 'asker' ? zone : community.zone
    const timesIn = timesBy(now, zone, clock)
    // 「晚上七点后打」 says when to call, not when to come.
    const isForCalls = ({ to }: Readonly<{ to: number }>): boolean => when?.clock !== 'asker' && words.form.callsAt.some((word) => text.startsWith(word, to))
    const timesFound = (): readonly Fact[] => {
      const times = putTogether(takeBack(timesIn(text).filter((time) => !isForCalls(time)), text, words.time, timesIn), text, timesIn)
      const joined = joinTimes(when === undefined ? undefined : draftOf(conversation)?.slots[when.id], times, library.lexicon.corrections.some((word) => text.includes(word)), timesIn)
      if (joined === undefined) return chooseTime(times, text, now, words, when?.exact)
      const { time, from, to } = joined
      return chooseTime([time], time.said, now, words, when?.exact).map((fact) => ({ ...fact, from, to, corrects: true }))
    }
    const facts: readonly (readonly Fact[])[] = [
      home === undefined ? [] : [{ kind: 'address', from: home.from, to: home.to, corrects: home.value.corrects, value: addressSlot(mergeAddress(known, home.value), text.slice(home.from, home.to)) }],
      findPhones(text, { words: words.phone, named: namedIn(text), asked: isAsked('phone', hearing, library), ...countryOf(here[0]?.value.text ?? onlyPlace(text, library) ?? conversation.place, library) })
        .flatMap(({ value, said, from, to }): readonly Fact[] => {
          if (value.kind === 'broken') return [{ kind: 'phone', from, to, corrects: false, broken: true, value: { text: said, said } }]
          const text = value.kind === 'wechat' ? value.id ?? words.phone.wechat[0] ?? said : value.extension === undefined ? value.text : `${value.text}-${value.extension}`
          return [{ kind: 'phone', from, to, corrects: false, value: { text, said, masked: maskPhone(text) } }]
        }),
      findAges(text, words, now).map(({ value, said, from, to }) => ({ kind: 'age' as const, from, to, corrects: false, value: { text: `${value.years}`, said } })),
      timesFound(),
      namesIn(text).map((name) => ({
        kind: 'person' as const, from: name.from, to: name.to, corrects: false, value: { text: name.value, said: name.said, masked: maskName(name.value) },
        ...(isOwnName(text, name, words) && speaksForAnother(relationsIn(text), hearing, library) ? { own: true as const } : {}),
      })),
      meantRelations(text, relations, words.people).map(({ value, said, from, to, corrects }) => ({
        kind: 'relation' as const, from, to, corrects, value: { text: value.relation, said },
        ...(!value.self && isAway(text, to, words.people, places, community.zone) ? { away: true as const } : {}),
      })),
      countsIn(text).map(({ value, said, from, to }) => ({ kind: 'count' as const, from, to, corrects: false, value: { text: value, said, ...countOf(value, words.number) } })),
      here,
    ]
    return keepApart(facts.flat())
  }
}

const serviceOnTable = ({ conversation }: Hearing, { services }: Library): Service | undefined => {
  const draft = draftOf(conversation)
  return draft === undefined ? undefined : services.get(draft.service)
}

/** How many people the words mean, where they say so exactly. */
const countOf = (said: string, number: Library['words']['number']): Readonly<{ count?: number }> => {
  const read = readNumeral(said, 0, number)
  return read === undefined ? {} : { count: read.value }
}

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

const speakerPlace = (text: string, { places, words }: Library): readonly Fact[] => {
  const found = findSpeakerPlace(text, { places, words })
  return found === undefined ? [] : [{
    kind: 'place', from: found.from, to: found.to, corrects: false, value: { text: found.value.name, said: found.said, zone: found.value.zone },
  }]
}

/** What is known of the address that a part of one now completes or corrects. */
const knownAddress = ({ conversation, own }: Hearing): AddressValue | undefined => {
  const slot = 'address' as SlotId
  const value = draftOf(conversation)?.slots[slot] ?? own.find(({ state }) => isOpen(state))?.slots[slot]
  return value?.parts === undefined ? undefined : { ...value.parts, corrects: false }
}

const addressSlot = (address: AddressValue, said: string): SlotValue => {
  const { estate, street, building, unit, room, grid } = address
  const parts = Object.fromEntries(Object.entries({ estate, street, building, unit, room, grid }).filter(([, part]) => part !== undefined))
  return {
    text: formatAddress(address), said, parts,
    masked: formatAddress({ ...(estate === undefined ? {} : { estate }), ...(street === undefined ? {} : { street }), ...(building === undefined ? {} : { building }) }),
    ...(grid === undefined ? {} : { grid }),
  }
}

const countryOf = (place: string | undefined, { places, words }: Library): Readonly<{ country?: string }> => {
  const known = places.find(({ name }) => name === place)
  const codeOf = (name: string | undefined): string | undefined => name === undefined ? undefined : Object.entries(words.phone.countries).find(([, names]) => names.includes(name))?.[0]
  // The place itself first: 香港 has numbers of its own.
  const code = codeOf(known?.name) ?? codeOf(known?.country)
  return code === undefined ? {} : { country: code }
}
