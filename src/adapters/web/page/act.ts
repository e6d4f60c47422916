import type { PageAct, PageAnswer } from '../../../core/pageProtocol.ts'
import type { Outages } from '../../simulator/outages.ts'
import type { SimulatedWechat } from '../../simulator/simulatedWechat.ts'

/** What somebody at the page may do in the simulated WeChat, and to it. */
export const performAct = async (act: Exclude<PageAct, { do: 'startAfresh' }>, wechat: SimulatedWechat, outages: Outages): Promise<PageAnswer> => {
  if ('as' in act && act.as === wechat.account) return { ok: false, why: 'impossible' }
  try {
    const message = await performOne(act, wechat, outages)
    return { ok: true, ...(message === undefined ? {} : { message }) }
  } catch {
    return { ok: false, why: 'impossible' }
  }
}

const performOne = async (act: Exclude<PageAct, { do: 'startAfresh' }>, wechat: SimulatedWechat, outages: Outages): Promise<string | undefined> => {
  switch (act.do) {
    case 'say':
      return wechat.say(act.as, act.text, placed(act, wechat))
    case 'quote':
      return wechat.quote(act.as, act.message, act.text, placed(act, wechat))
    case 'recall': {
      const original = wechat.transcript().find(({ id }) => id === act.message)
      if (original?.from !== act.as) throw new Error('only one\'s own words can be taken back')
      return wechat.recall(act.message)
    }
    case 'photo':
      return wechat.image(act.as, placed(act, wechat), act.file)
    case 'voice':
      return wechat.voice(act.as, placed(act, wechat), act.file)
    case 'file':
      return wechat.file(act.as, act.file, placed(act, wechat))
    case 'location':
      return wechat.location(act.as, { name: act.name, address: act.address, latitude: act.latitude, longitude: act.longitude }, placed(act, wechat))
    case 'pat':
      return wechat.pat(act.as, act.whom, placed(act, wechat))
    case 'befriend':
      return wechat.friendRequest(act.as, '')
    case 'fault':
      await outages.set(act.fault, act.on)
      return undefined
  }
}

/** In private one talks with a friend only. */
const placed = ({ as, room, ...act }: Readonly<{ as: string; room?: string | undefined; mention?: readonly string[] | undefined }>, wechat: SimulatedWechat) => {
  if (room === undefined && !wechat.isFriend(as)) throw new Error('not a friend')
  return { ...(room === undefined ? {} : { room }), ...(act.mention === undefined ? {} : { mention: act.mention }) }
}
