/** What somebody may want of what they asked for while it is worked on: how far it is, that it goes on, that it is off, that somebody knows something, that somebody else comes. */
export type TicketWish = 'status' | 'chase' | 'withdraw' | 'note' | 'another'
