import type { BotStatus, PageMessage, PageState } from '../../../core/pageProtocol.ts'
import type { Simulation } from '../../../core/simulation.ts'
import type { Outages } from '../../simulator/outages.ts'
import type { SimulatedWechat } from '../../simulator/simulatedWechat.ts'
import type { Shown } from '../../simulator/transcript.ts'

/** A running simulation, as the page needs it. */
export type Simulated = Readonly<{ wechat: SimulatedWechat; simulation: Simulation; outages: Outages; status: () => BotStatus; keptElsewhere: boolean }>

const MESSAGES = 1_000

/** A message without its bytes. */
export const showMessage = ({ file, ...shown }: Shown): PageMessage => ({
  n: shown.n, id: shown.id, at: shown.at, from: shown.from, conversation: shown.conversation, inRoom: shown.inRoom, kind: shown.kind, text: shown.text,
  mentions: shown.mentions,
  ...(shown.quote === undefined ? {} : { quote: shown.quote }),
  ...(shown.recalls === undefined ? {} : { recalls: shown.recalls }),
  ...(file === undefined ? {} : { file: { name: file.name, mediaType: file.mediaType, bytes: Math.floor(file.base64.length * 3 / 4) } }),
})

/** Who of the simulated people is a friend of the bot. */
export const friendsOf = ({ wechat, simulation }: Simulated): readonly string[] => simulation.people.map(({ id }) => id).filter((id) => wechat.isFriend(id))

/** Everything the page shows, of the transcript the last 1,000 messages. */
export const showAll = (simulated: Simulated): PageState => {
  const { wechat, simulation, outages, status, keptElsewhere } = simulated
  return {
    bot: { id: wechat.account, name: simulation.name },
    people: simulation.people.map(({ id, name, about, zone, role }) => ({ id, name, about, zone, ...(role === undefined ? {} : { role }) })),
    rooms: simulation.rooms.map(({ id, topic, say, use, members }) => ({ id, topic, say, ...(use === undefined ? {} : { use }), members })),
    start: {
      person: simulation.start.person,
      room: simulation.rooms.find(({ say }) => say === simulation.start.room)?.id ?? '',
    },
    friends: friendsOf(simulated),
    messages: wechat.transcript().slice(-MESSAGES).map(showMessage),
    faults: outages.faults(), happenings: outages.happenings(), status: status(), keptElsewhere,
  }
}
