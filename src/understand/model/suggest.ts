import { z } from 'zod'
import { writePrompt, type ModelPrompt } from '../../core/modelPrompt.ts'
import type { Entry } from '../../core/entry.ts'
import type { EntryId } from '../../core/ids.ts'
import type { ModelQuestion } from '../../core/modelTalk.ts'
import { createJudge } from '../answerable.ts'
import type { Kit } from '../kit.ts'
import { createNameGuess } from './nameGuess.ts'
import { schemaOf } from './proposal.ts'

/** Ideas for the ways of asking for one entry, and for what only sounds like it. */
export const Suggestions = z.object({ ways: z.array(z.string()).max(20), near: z.array(z.string()).max(12) })

/** One idea worth a person's look: what it is for, its words, and the entry that is heard in it today. */
export type Idea = Readonly<{ for: 'way' | 'near'; say: string; heard?: EntryId }>

/** How many of the known ways a model is shown. */
const SHOWN = 12
const SHORTEST = 4
const LONGEST = 60
/** Figures nobody needs to ask a question: of a phone, of a card. */
const NUMBERS = /\d{5,}/

export const suggestQuestion = (prompt: ModelPrompt, { title, answer, id }: Entry, { library }: Kit): ModelQuestion => ({
  name: 'suggest', schema: schemaOf(Suggestions), most: prompt.most, user: id,
  system: writePrompt(prompt, { title, answer, ways: (library.asking.get(id)?.ways ?? []).slice(0, SHOWN).join('\n') }),
})

/** The ideas that are new and hold nothing personal, each with what the search makes of it now. A near miss that is heard as this very entry is none to believe; one that no entry answers says nothing. */
export const checkSuggestions = (raw: unknown, entry: Entry, prompt: ModelPrompt, kit: Kit): readonly Idea[] => {
  const { library, normalise } = kit
  const parsed = Suggestions.safeParse(raw)
  if (!parsed.success) return []
  const bare = (text: string): string => normalise(text).text.toLowerCase().replace(/[\s\p{P}]/gu, '')
  const known = new Set([...library.asking.values()].flatMap(({ ways, near }) => [...ways, ...near.map(({ say }) => say)]).map(bare))
  const guessNames = createNameGuess(library)
  const judge = createJudge(kit)
  const seen = new Set<string>()
  const fits = (say: string): boolean => {
    const key = bare(say)
    if (say.length < SHORTEST || say.length > LONGEST || known.has(key) || seen.has(key) || NUMBERS.test(say) || prompt.forbid.some((piece) => say.includes(piece)) || guessNames(say).length > 0) return false
    seen.add(key)
    return true
  }
  const ideaOf = (kind: Idea['for'], words: string): Idea => {
    const { finding, found } = judge(normalise(words).text)
    const heard = finding === 'answered' ? found[0]?.entry : undefined
    return { for: kind, say: words, ...(heard === undefined ? {} : { heard }) }
  }
  const { ways, near } = parsed.data
  return [
    ...ways.map((say) => say.trim()).filter(fits).map((say) => ideaOf('way', say)),
    ...near.map((say) => say.trim()).filter(fits).map((say) => ideaOf('near', say)).filter(({ heard }) => heard !== undefined && heard !== entry.id),
  ]
}
