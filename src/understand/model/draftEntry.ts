import { z } from 'zod'
import type { ModelPrompt } from '../../core/modelPrompt.ts'
import type { ModelQuestion } from '../../core/modelTalk.ts'
import type { LawId } from '../../core/ids.ts'
import type { Kit } from '../kit.ts'
import { schemaOf } from './proposal.ts'
import { withoutBrackets } from './veil.ts'

/** An answer of a lawyer put into the shape of an entry, to be looked through by a person. */
export const EntryDraft = z.object({
  title: z.string().min(2).max(24), answer: z.string().min(10).max(600),
  steps: z.array(z.string().max(200)).max(8), where: z.array(z.string().max(120)).max(6), traps: z.array(z.string().max(200)).max(6), ways: z.array(z.string().min(2).max(60)).min(5).max(12),
})
export type EntryDraft = Readonly<z.infer<typeof EntryDraft>>

/** What the draft rests on: the articles the lawyer named, as far as the register has them. */
export type DraftCitation = Readonly<{ law: LawId; article: number }>

/** Why there is no draft. `uncited`: the lawyer named no article of the register; `invented`: it says what the lawyer did not. */
export type Drafted = Readonly<{ ok: true; draft: EntryDraft; citations: readonly DraftCitation[] }> | Readonly<{ ok: false; why: 'uncited' | 'misshapen' | 'invented' }>

const FIGURE = /\d+(?:\.\d+)?/g
const PLACEHOLDER = /<[A-Z]+_\d+>/

export const draftQuestion = (prompt: ModelPrompt, question: string, answer: string): ModelQuestion => ({
  name: 'draft_entry', schema: schemaOf(EntryDraft), most: prompt.most, system: prompt.text, user: `<<<\n${question}\n---\n${answer}\n>>>`,
})

/** The articles named in the lawyer's own words: code cites, never the model. */
export const citationsIn = (answer: string, { library, references, normalise }: Kit): readonly DraftCitation[] =>
  references(normalise(withoutBrackets(answer)).text).known.flatMap(({ law, article }) => {
    const known = library.laws.get(law)
    return article === undefined || known === undefined || article < 1 || article > known.articles ? [] : [{ law, article }]
  })

/** The draft, if it holds no figure, reference or placeholder that the answer does not. */
export const checkDraft = (raw: unknown, answer: string, prompt: ModelPrompt, kit: Kit): Drafted => {
  const citations = citationsIn(answer, kit)
  if (citations.length === 0) return { ok: false, why: 'uncited' }
  const parsed = EntryDraft.safeParse(raw)
  if (!parsed.success) return { ok: false, why: 'misshapen' }
  const { title, answer: short, steps, where, traps } = parsed.data
  const written = [title, short, ...steps, ...where, ...traps].join('\n')
  const figures = new Set(answer.normalize('NFKC').match(FIGURE))
  const invented = (written.normalize('NFKC').match(FIGURE) ?? []).some((figure) => !figures.has(figure))
    || prompt.forbid.some((piece) => written.includes(piece)) || PLACEHOLDER.test(written)
  return invented ? { ok: false, why: 'invented' } : { ok: true, draft: parsed.data, citations }
}
