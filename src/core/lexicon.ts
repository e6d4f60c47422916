import { z } from 'zod'
import { Status } from './entry.ts'
import { Role } from './service.ts'

const Words = z.array(z.string().min(1)).min(1)

/** What a whole utterance can mean by itself, whatever else is going on. */
export const Act = z.enum([
  'affirm', 'deny', 'cancel', 'skip', 'dontKnow', 'why', 'human', 'restart', 'later', 'resume', 'repeat', 'hurry', 'more', 'verbatim',
  'greet', 'thanks', 'bye', 'status', 'chase', 'complain', 'erase', 'myData', 'withdrawConsent', 'areYouBot', 'help',
])
export type Act = z.infer<typeof Act>

/** What staff do in one sentence. */
export const DeskVerb = z.enum(['claim', 'acknowledge', 'report', 'approve', 'revise', 'drop', 'undo', 'show', 'undelivered', 'mine', 'open', 'overdue', 'today'])
export type DeskVerb = z.infer<typeof DeskVerb>

/** A step staff take with a ticket, told at the beginning of a sentence. */
export const MoveVerb = z.enum(['remarked', 'urged', 'released', 'transferred', 'merged', 'extended', 'supplemented', 'asked', 'redone', 'begun'])
export type MoveVerb = z.infer<typeof MoveVerb>
/** What staff say about who works when and where. */
export const StaffingVerb = z.enum(['leave', 'back', 'duty', 'handover', 'post', 'revoke', 'rebind', 'away', 'standIn', 'gone'])
export type StaffingVerb = z.infer<typeof StaffingVerb>

/** How people talk: words to meanings, with no rule in it. */
export const Lexicon = z.strictObject({
  /** Whole utterances, compared after particles and punctuation are taken off both ends. */
  acts: z.record(Act, Words),
  /** Particles that may stand around a whole utterance without changing it. */
  particles: Words,
  /** Of the words of one sign or so that affirm, those that are said along with others: 嗯嗯 好的. */
  assent: Words,
  /** A phrase inside a longer sentence that means the act. */
  within: z.partialRecord(Act, Words),
  desk: z.record(DeskVerb, Words),
  /** Claims that need no number and no quote; the others are too much like talk. */
  bareClaims: Words,
  /** Between several numbers and a claim: 「01 02 都我来」. */
  allOfThem: Words,
  /** `say` is enough by itself, `pointed` only with a number or a quoted card. */
  moves: z.record(MoveVerb, z.strictObject({ say: Words, pointed: z.array(z.string().min(1)).default([]) })),
  /** What may stand before such a step, and what makes 「转…」 no hand-over to a person. */
  moveLeads: Words,
  notColleagues: Words,
  /** Units after a figure that make it no ticket number. */
  notNumbers: Words,
  /** After a figure: it is a ticket's. */
  ticketUnits: Words,
  staffing: z.record(StaffingVerb, Words),
  /** What somebody who was asked for something says when they mean something new instead. */
  newWish: Words,
  /** Commands of the first admin and of enrolment. */
  admin: z.strictObject({ bind: Words, workRoom: Words, openRoom: Words, invite: Words, quiet: Words, unquiet: Words }),
  roles: z.record(Role, Words),
  statuses: z.record(Status, Words),
  /** Headings of the sections of an entry. */
  headings: z.strictObject({ branches: Words, steps: Words, where: Words, traps: Words }),
  /** Marks that the sentence corrects something said before. */
  corrections: Words,
  /** Lay word → legal terms; both sides are indexed with the entry. */
  terms: z.record(z.string(), Words),
  /** What is typed or transcribed → what is meant. */
  typos: z.record(z.string(), z.string()),
  /** 吴语 → 普通话. */
  dialect: z.record(z.string(), z.string()),
  /** How people call a relative → the relation, seen from the speaker. */
  kinship: z.record(z.string(), z.string()),
  /** Words so general that finding them says little. */
  generic: z.array(z.string()),
  /** What the provider says when it refused because we were too fast. */
  throttled: Words,
  /** Ways to write the mention of everybody. */
  everyone: Words,
  /** The verb in the provider's notice of a pat, and how that notice calls the account it is shown to. */
  pat: Words,
  me: Words,
})
export type Lexicon = Readonly<z.infer<typeof Lexicon>>
/** A pattern of danger, refusal or attack: it is there when every group of one combination has a word in one clause. */
const Signs = z.array(z.array(Words).min(1)).min(1)

const Maybe = z.array(z.string().min(1)).default([])
/** Words around a sign of danger that say it is not happening now. None of them names a danger. */
const Context = z.strictObject({
  /** Right before a sign: it is not so. */
  not: Maybe,
  /** Before a sign in its sentence: it is only supposed. */
  supposed: Maybe,
  /** Before a sign in its clause: it is feared, or a figure of speech. */
  feared: Maybe,
  /** Right after a sign: it happened once. */
  once: Maybe,
  /** In its sentence: it is long ago, or always so. */
  past: Maybe,
  /** Between one of those and the sign: and yet it is now. */
  now: Maybe,
  /** With or after a sign: it is over. */
  over: Maybe,
  /** In its sentence: it is spoken about, and nobody is in danger. */
  about: Maybe,
})
export type SafetyContext = Readonly<z.infer<typeof Context>>

/** What must be caught before anything else, and what is kindly declined. */
export const Safety = z.strictObject({
  context: Context.prefault({}),
  emergencies: z.array(z.strictObject({
    id: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
    name: z.string().min(1),
    signs: Signs,
    /** A word of these in the same sentence says it is not one. */
    unless: z.array(z.string()).default([]),
    /** Hotline ids of the community file to call first. */
    call: Words,
    /** True when somebody must be looked for rather than rescued now. */
    welfare: z.boolean().default(false),
    /** True when something must be stopped before anybody is called: a payment they are talked into at this minute. */
    stop: z.boolean().default(false),
    /** True when its words count however calmly they are said: who means to die may speak of who feeds the cat. */
    grave: z.boolean().default(false),
  })).min(1),
  declines: z.array(z.strictObject({
    id: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
    /** Ways people ask for it that no list of words catches: a classifier learns from them. */
    examples: z.array(z.string().min(2)).default([]),
    /** What shares their words and is not declined. */
    near: z.array(z.string().min(2)).default([]),
    signs: Signs,
    unless: z.array(z.string()).default([]),
    /** What we say instead, with the public channel. */
    say: z.strictObject({ 'zh-CN': z.string().min(4), en: z.string().min(4) }),
  })).min(1),
  injections: z.strictObject({ examples: z.array(z.string().min(2)).default([]), near: z.array(z.string().min(2)).default([]), signs: Signs }),
  /** Words that make a group message too private for a group. */
  exposures: z.strictObject({
    diagnosis: Words,
    dispute: Signs,
    /** Somebody of the family keeps others from an elder, or their papers. */
    conflict: Signs.default([]),
    /** What makes that about a child after a divorce: a question about the law, answered where we know. */
    ruled: z.array(z.string()).default([]),
    /** How a door is opened, when nobody is at home, where money lies. */
    secret: Signs,
  }),
})
export type Safety = Readonly<z.infer<typeof Safety>>

/** Countries and cities people write from, with their clock. */
export const Places = z.array(z.strictObject({
  name: z.string().min(1),
  country: z.string().min(1),
  zone: z.string().min(3),
  /** Includes other scripts and English; compared without case. */
  say: z.array(z.string().min(1)).default([]),
})).min(1)
export type KnownPlace = Readonly<z.infer<typeof Places>[number]>
