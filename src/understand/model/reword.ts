import { z } from 'zod'
import type { Decision } from '../../core/context.ts'
import type { Effect, Utterance } from '../../core/effect.ts'
import type { Entry } from '../../core/entry.ts'
import type { EntryId, ServiceId } from '../../core/ids.ts'
import type { ModelTask } from '../../core/modelPrompt.ts'
import type { ModelQuestion } from '../../core/modelTalk.ts'
import { isSensitive } from '../../core/service.ts'
import { line } from '../../core/step.ts'
import type { Hearing, Model, Reword } from '../../ports.ts'
import type { Kit } from '../kit.ts'
import { schemaOf } from './proposal.ts'
import type { Veil } from './veil.ts'

const Summary = z.object({ summary: z.string().max(80) })
const Translation = z.object({ lines: z.array(z.string().max(600)) })

/** Fewer words than this need no summary. */
const LONG_WORDS = 40
const HAN = /\p{Script=Han}/u
const FIGURE = /\d+(?:\.\d+)?/g

/**
 * What a model may word beside what was decided: one line on the staff card, and the details of an answer for who reads
 * no Chinese. Each is checked, marked as a model's, and left out where anything about it is doubtful; nothing that was
 * decided changes. One call at most.
 */
export const createReword = (kit: Kit, model: Model, veil: Veil, wasAsked: (hearing: Hearing) => boolean): Reword => {
  const translated = new Map<string, readonly string[]>()

  const ask = async (task: ModelTask, user: string, schema: z.ZodType): Promise<unknown> => {
    const prompt = kit.library.prompts.get(task)
    if (prompt === undefined) return undefined
    const question: ModelQuestion = { name: task, system: prompt.text, user: `<<<\n${user}\n>>>`, schema: schemaOf(schema), most: prompt.most }
    const answer = await model.ask(question)
    return answer.kind === 'answered' ? answer.value : undefined
  }
  const forbidden = (task: ModelTask, text: string): boolean => kit.library.prompts.get(task)?.forbid.some((piece) => text.includes(piece)) ?? true

  const summarize = async (effect: Extract<Effect, { do: 'openTicket' }>, hearing: Hearing): Promise<Effect> => {
    const { words, service: id } = effect.ticket
    const service = kit.library.services.get(id as ServiceId)
    const source = kit.normalise(words).text
    // The card hangs in a group: what is sensitive is not put into words there, whoever words it.
    if (words.length < LONG_WORDS || id === 'emergency' || (service !== undefined && isSensitive(service)) || kit.safety(source).exposure.some((what) => what !== 'phone')) return effect
    const parsed = Summary.safeParse(await ask('summarize', veil(source, hearing).text, Summary))
    const gist = parsed.success ? parsed.data.summary.trim() : ''
    return gist === '' || !isHeldBy(gist, source) || forbidden('summarize', gist) ? effect : { ...effect, gist }
  }

  const translate = async (entry: Entry): Promise<readonly string[] | undefined> => {
    const known = translated.get(`${entry.id} ${entry.version}`)
    if (known !== undefined) return known
    const rows = detailsOf(entry)
    if (rows.length === 0) return undefined
    const parsed = Translation.safeParse(await ask('translate', rows.map((row, at) => `${at + 1}. ${row}`).join('\n'), Translation))
    const lines = parsed.success ? parsed.data.lines.map((text) => text.replace(/^\d+\.\s*/, '').trim()) : []
    if (lines.length !== rows.length || lines.some((text, at) => !isFaithful(text, rows[at]!) || forbidden('translate', text))) return undefined
    translated.set(`${entry.id} ${entry.version}`, lines)
    return lines
  }

  const addTranslation = async (effect: Extract<Effect, { do: 'say' }>): Promise<Effect> => {
    const at = effect.lines.findIndex(({ reply, params }) => (reply as string) === 'law.answer' && params?.['form'] === 'full')
    const entry = at < 0 ? undefined : kit.library.entries.get(effect.lines[at]!.about as EntryId)
    const lines = entry === undefined ? undefined : await translate(entry)
    if (entry === undefined || lines === undefined) return effect
    const added: Utterance = line('law.translated', entry.id, { text: lines.map((text) => `- ${text}`).join('\n') })
    return { ...effect, lines: effect.lines.toSpliced(at + 1, 0, added) }
  }

  return async (decision: Decision, hearing: Hearing): Promise<Decision> => {
    if (wasAsked(hearing)) return decision
    const ticket = decision.effects.findIndex((effect) => effect.do === 'openTicket' && !effect.ticket.urgent)
    const said = decision.effects.findIndex((effect) => effect.do === 'say' && effect.voice.locale === 'en')
    const at = ticket >= 0 ? ticket : said
    const effect = decision.effects[at]
    if (effect === undefined) return decision
    const worded = effect.do === 'openTicket' ? await summarize(effect, hearing) : effect.do === 'say' ? await addTranslation(effect) : effect
    return worded === effect ? decision : { ...decision, effects: decision.effects.with(at, worded) }
  }
}

const detailsOf = ({ branches, steps, where, traps }: Entry): readonly string[] => [...branches.values(), ...steps, ...where, ...traps]

/** Whether a line says nothing that its source does not: every character of it stands there, every figure, and every no. */
const isHeldBy = (gist: string, source: string): boolean => {
  const held = new Set(source)
  const figures = new Set(source.match(FIGURE))
  const characters = [...gist].filter((one) => HAN.test(one))
  return !/[<>\n]/.test(gist) && gist.length <= 60 && characters.length > 0 && characters.every((one) => held.has(one)) && (gist.match(FIGURE) ?? []).every((figure) => figures.has(figure))
}

/** Whether an English line may be the translation of a Chinese one: the same figures, no Chinese left, no law named that was not. */
const isFaithful = (english: string, chinese: string): boolean => {
  const figures = (text: string): string => (text.normalize('NFKC').match(FIGURE) ?? []).toSorted().join(' ')
  return english !== '' && !HAN.test(english) && figures(english) === figures(chinese) && english.length <= chinese.length * 9 + 20 && (/\u6cd5|\u6761/.test(chinese) || !/\barticle\b|\blaw of\b/i.test(english))
}
