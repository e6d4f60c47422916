/** What can go wrong in the simulated WeChat. Change a field and it holds from then on; times are ms. */
export type Faults = {
  /** Every send takes so long. */
  sendDelay: number
  /** Every payload takes up to so long, by chance. */
  payloadJitter: number
  /** So many sends are refused for being too fast. */
  throttled: number
  /** So many sends arrive, and the answer says they failed. */
  lostAcks: number
  /** So many sends fail without arriving. */
  lostSends: number
  /** Sends never get an answer and never arrive. */
  hangingSends: boolean
  /** So many payloads cannot be fetched. */
  lostPayloads: number
  /** So many payloads never come. */
  hangingPayloads: number
  /** Every event arrives so many times. */
  copies: number
  /** The account hears what it says itself. */
  echo: boolean
  /** The provider gives the new message's id when it takes one. */
  sendIds: boolean
  /** The provider fills in the list of who is mentioned. */
  mentionLists: boolean
  /** There is a heartbeat. */
  heartbeat: boolean
}

/** A WeChat in which nothing goes wrong. */
export const noFaults = (): Faults => ({
  sendDelay: 0, payloadJitter: 0, throttled: 0, lostAcks: 0, lostSends: 0, hangingSends: false, lostPayloads: 0, hangingPayloads: 0,
  copies: 1, echo: true, sendIds: true, mentionLists: true, heartbeat: true,
})
