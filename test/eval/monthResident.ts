import type { Utterance } from '../../src/core/effect.ts'
import type { Agenda } from './monthAgenda.ts'
import type { Resident } from './monthCast.ts'
import type { Dice } from './monthDice.ts'
import { COMMUNITY_ROOM, DAY, HOUR, MINUTE } from './monthPlaces.ts'
import { CRIES, LAW_QUESTIONS, REPERTORY, WEEKLY, type Repertoire } from './monthRepertory.ts'
import { CHASES, COMPLAINTS, drawManner, inPieces, RATINGS, type Manner } from './monthWish.ts'
import type { MonthWorld, Saying } from './monthWorld.ts'

/** What one resident said and was told, for those who check: the numbers they heard, what they said, and what went unanswered. */
export type Diary = { said: string[]; spoke: number[]; numbers: string[]; yeses: number; notTaken: string[]; dropped: number; lapsed: number; lost: string[] }

type Wish = { about: Repertoire; manner: Manner; questions: number; tries: Map<string, number>; corrected: boolean; awaited: boolean; rephrased: boolean }
type Tools = Readonly<{ world: MonthWorld; agenda: Agenda; dice: Dice; ends: number }>

const MOST_TRIES = 4
const EXPECTED: ReadonlySet<string> = new Set(['intake.ask', 'intake.askCloser', 'intake.askMore', 'intake.confirm', 'choose.service'])

/** One resident, who begins wishes and reacts to what the bot says. */
export const openResident = (who: Resident, { world, agenda, dice, ends }: Tools) => {
  const record: Diary = { said: [], spoke: [], numbers: [], yeses: 0, notTaken: [], dropped: 0, lapsed: 0, lost: [] }
  let wish: Wish | undefined
  let withNumber: Readonly<{ number: string; manner: Manner }> | undefined
  const manners = new Map<string, Manner>()

  const tell = (words: string): string => words.replaceAll('{elder}', who.elder).replaceAll('{address}', who.address)
  const say = (texts: readonly string[], how: Saying = {}): void => {
    // Who removed the bot cannot write to it either.
    if (world.wire.weather.gone.has(who.contact)) return
    record.said.push(...texts)
    record.spoke.push(world.clock())
    world.say(who, texts, how)
  }
  const later = (least: number, most: number, act: () => void): void => { agenda.set(world.clock() + dice.between(least, most), act) }

  /** The first words of a wish. */
  const begin = (about: Repertoire): void => {
    if (wish !== undefined) return later(3 * HOUR, 8 * HOUR, () => begin(about))
    const manner = drawManner(dice)
    wish = { about, manner, questions: 0, tries: new Map(), corrected: false, awaited: false, rephrased: false }
    const opening = tell(dice.pick(about.openings))
    const mine = wish
    // Who gets no answer that leads anywhere lets it be after some days.
    agenda.set(world.clock() + 5 * DAY, () => { if (wish === mine) letBe('lapsed') })
    switch (manner.opening) {
      case 'fragments':
        return say([...(dice.chance(0.3) ? ['在吗'] : []), ...inPieces(opening)])
      case 'plain':
        return say([opening])
      case 'everything':
        return say([`${opening}，住${who.address}，电话${who.phone}${who.abroad === undefined ? '' : `，我人在${who.abroad.place}`}`])
      case 'room':
        return say([opening], { room: COMMUNITY_ROOM, addressed: true })
    }
  }
  const letBe = (how: 'dropped' | 'lapsed'): void => {
    record[how] += 1
    wish = undefined
  }

  const answerOf = (slot: string, mine: Wish): string => {
    const times = mine.tries.get(slot) ?? 0
    mine.tries.set(slot, times + 1)
    const facts = mine.about.facts[slot]
    if (facts !== undefined) return tell(dice.pick(facts))
    switch (slot) {
      case 'relation':
      case 'participant':
        return who.elder
      case 'applicant':
        return '我自己'
      case 'address':
        return who.address
      case 'phone':
        return `电话${mine.manner.corrects && !mine.corrected ? who.phone : who.otherPhone}`
      case 'consent':
        return '同意的'
      case 'place':
        return who.abroad?.place ?? '常州'
      default:
        return '不知道'
    }
  }

  const answer = (question: Utterance, lines: readonly Utterance[], mine: Wish): void => {
    if (wish !== mine) return
    mine.awaited = false
    if (question.reply === 'choose.service') {
      const line = lines.find(({ reply, about }) => reply === 'choose.line' && about === mine.about.service)
      return line?.params?.['n'] === undefined ? giveUp(mine) : say([line.params['n']])
    }
    mine.questions += 1
    const { manner } = mine
    if (mine.questions === manner.dropsAt) {
      say(['算了，不用了'])
      return letBe('dropped')
    }
    if (mine.questions === manner.lawAt) return say([dice.pick(LAW_QUESTIONS)])
    if (question.reply === 'intake.confirm') {
      if (manner.corrects && !mine.corrected) {
        mine.corrected = true
        return say([`电话不对，改成${who.otherPhone}`])
      }
      if (world.wire.weather.gone.has(who.contact)) return
      record.yeses += 1
      record.notTaken.push(mine.about.service)
      return say([dice.pick(['好的', '对', '没问题', '就这样'])])
    }
    const slot = question.about ?? ''
    if ((mine.tries.get(slot) ?? 0) >= MOST_TRIES) return giveUp(mine)
    const words = answerOf(slot, mine)
    say(dice.chance(0.15) ? inPieces(words) : [words])
  }
  const giveUp = (mine: Wish): void => {
    record.lost.push(mine.about.service)
    say(['算了，不办了'])
    wish = undefined
  }

  /** What a ticket brings about later. */
  const live = (number: string, manner: Manner): void => {
    manners.set(number, manner)
    withNumber = { number, manner }
    if (manner.thanks) later(MINUTE, 5 * MINUTE, () => { if (wish === undefined) say(['谢谢']) })
    if (manner.withdraws) return later(HOUR, 2 * DAY, () => { if (wish === undefined) say([`${number} 不用来了`]) })
    if (manner.correctsLater) later(HOUR, 8 * HOUR, () => { if (wish === undefined) say([`电话换了，改成${who.phone}`]) })
    if (manner.complains) later(2 * DAY, 5 * DAY, () => { if (wish === undefined) say([dice.pick(COMPLAINTS)]) })
    for (let n = 0; n < manner.chases; n += 1) later(DAY, 6 * DAY, () => { if (wish === undefined) say([dice.pick(CHASES)]) })
  }

  return {
    who, record, begin,
    /** A wish for visits every week, which are called off when the month is over. */
    beginWeekly: (about: Repertoire): void => {
      begin({ ...about, openings: [WEEKLY.opening] })
      agenda.set(ends, () => say([WEEKLY.stop]))
    },
    cry: (): void => say([tell(dice.pick(CRIES))]),
    wantHuman: (): void => { if (wish === undefined) say(['转人工']) },
    /** What the bot says to them, in private or in a room by name. */
    hear: (lines: readonly Utterance[]): void => {
      const has = (reply: string): Utterance | undefined => lines.find((line) => line.reply === reply)
      for (const reply of ['intake.done', 'handoff.done', 'emergency.paged', 'emergency.nobody']) {
        const number = has(reply)?.params?.['number']
        if (number !== undefined) record.numbers.push(number)
        if (reply !== 'intake.done' || number === undefined) continue
        record.notTaken.shift()
        const manner = wish?.manner ?? drawManner(dice)
        wish = undefined
        live(number, manner)
      }
      if (has('ticket.asked') !== undefined || has('ticket.askedAgain') !== undefined) {
        const manner = manners.get(has('ticket.asked')?.params?.['number'] ?? '') ?? withNumber?.manner
        if (manner?.supplements === true) later(20 * MINUTE, 26 * HOUR, () => { if (wish === undefined) say([dice.pick(['材料我让我妹妹明天送过去', '复印件下午送到你们那里'])]) })
      }
      const surveyed = has('survey.ask')?.params?.['number']
      if (surveyed !== undefined) {
        const words = RATINGS[manners.get(surveyed)?.rates ?? 'nothing']
        if (words.length > 0) later(5 * MINUTE, 20 * HOUR, () => { if (wish === undefined) say([dice.pick(words)]) })
      }
      if (has('survey.sure') !== undefined) later(MINUTE, 5 * MINUTE, () => say(['是的']))
      const which = has('ticket.whichWithdraw')
      if (which !== undefined && withNumber !== undefined) {
        const { number } = withNumber
        later(MINUTE, 5 * MINUTE, () => say([`${number} 取消`]))
      }
      // A form that waited for another one is on the table now.
      const next = REPERTORY.find(({ service }) => service === has('intake.next')?.about)
      if (wish === undefined && next !== undefined) wish = { about: next, manner: drawManner(dice), questions: 0, tries: new Map(), corrected: false, awaited: false, rephrased: false }
      const mine = wish
      if (mine === undefined) return
      const question = lines.findLast(({ reply }) => EXPECTED.has(reply))
      if (question === undefined) {
        // Not understood: said once more in the plainest words.
        if (has('intake.goPrivate') !== undefined || mine.awaited || mine.rephrased) return
        mine.rephrased = true
        return later(MINUTE, 10 * MINUTE, () => { if (wish === mine && mine.questions === 0) say([tell(mine.about.openings[0] ?? '')]) })
      }
      if (mine.awaited) return
      mine.awaited = true
      if (mine.questions + 1 === mine.manner.silentAt) {
        if (mine.manner.forEver) return
        return later(DAY, 3 * DAY, () => answer(question, lines, mine))
      }
      later(10_000, 4 * MINUTE, () => answer(question, lines, mine))
    },
  }
}

export type ResidentInMonth = ReturnType<typeof openResident>
