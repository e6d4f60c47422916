import type { Library } from '../../src/core/library.ts'
import { createNormalise } from '../../src/understand/normalise.ts'

/** What the words of the safety file say about a text when they are read as its head says: no classifier, no grammar. */
export type Signs = Readonly<{
  /** By the signs and their own excuses alone. */
  emergency: (text: string) => string | undefined
  /** With the excuses of the context too. */
  alarm: (text: string) => string | undefined
}>

type Groups = Library['safety']['injections']['signs']

const SENTENCE = /[。！!？?\n]+/u
const CLAUSE = /[,，、;；:：…~]+|(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/u

/** Two clauses next to each other make one small piece of speech. */
const pieces = (sentence: string): readonly string[] => {
  const clauses = sentence.split(CLAUSE).filter((clause) => clause.trim() !== '')
  return clauses.map((clause, at) => `${clause} ${clauses[at + 1] ?? ''}`)
}

/** Prepares the plain reading of one library. */
export const readSigns = ({ safety, lexicon }: Library): Signs => {
  const read = createNormalise(lexicon)
  const { supposed, feared, past, over, about } = safety.context
  const excuses = [supposed, feared, past, over, about].flat()
  const fires = (signs: Groups, unless: readonly string[], text: string): boolean =>
    read(text).text.toLowerCase().split(SENTENCE).some((sentence) =>
      !unless.some((word) => sentence.includes(word.toLowerCase())) &&
      pieces(sentence).some((piece) => signs.some((groups) => groups.every((words) => words.some((word) => piece.includes(word.toLowerCase()))))))
  const emergency = (text: string): string | undefined => safety.emergencies.find(({ signs, unless }) => fires(signs, unless, text))?.id
  const alarm = (text: string): string | undefined => safety.emergencies.find(({ signs, unless }) => fires(signs, [...unless, ...excuses], text))?.id
  return {
    emergency,
    alarm,
  }
}
