/** People's words this adapter has to know; they come from `knowledge/` and the community file. */
export type ChannelWords = Readonly<{
  /** What people call the bot in a group, besides its WeChat name and its name in the room. */
  names: readonly string[]
  /** How a mention of everybody is written, without the `@`. */
  everyone: readonly string[]
  /** What the provider says when it refused because we were too fast. */
  throttled: readonly string[]
  /** The verb in the notice of a pat. */
  pat: readonly string[]
  /** How the notice of a pat calls the account it is shown to. */
  me: readonly string[]
}>
