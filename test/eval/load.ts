import { readFile, readdir } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { Law } from '../../src/core/law.ts'
import { BoundaryItem, FalsePremiseItem, FollowUpItem, LawItem, type Sets } from './item.ts'
import type { Register } from './score.ts'

const HERE = new URL('./', import.meta.url)
const KNOWLEDGE = new URL('../../knowledge/', import.meta.url)

const read = async (where: URL): Promise<unknown> => parse(await readFile(where, 'utf8')) as unknown

/** The four sets, as their files say; throws on the first item that is not well-formed. */
export const loadSets = async (): Promise<Sets> => ({
  law: z.array(LawItem).parse(await read(new URL('law.yaml', HERE))),
  boundary: z.array(BoundaryItem).parse(await read(new URL('boundary.yaml', HERE))),
  followUp: z.array(FollowUpItem).parse(await read(new URL('followUp.yaml', HERE))),
  falsePremise: z.array(FalsePremiseItem).parse(await read(new URL('falsePremise.yaml', HERE))),
})

/** The law register the citations are checked against. */
export const loadRegister = async (): Promise<Register> =>
  z.array(Law).parse(await read(new URL('laws.yaml', KNOWLEDGE))).map(({ id, title, short, articles }) => ({ id, title, short, articles }))

/** A string of the knowledge base and the file it stands in. */
export type Known = Readonly<{ text: string; file: string }>

/** Every string the knowledge base holds: all scalars of its YAML, all lines of its Markdown. */
export const loadKnowledge = async (): Promise<readonly Known[]> => {
  const files = (await readdir(KNOWLEDGE, { recursive: true })).filter((file) => /\.(ya?ml|md)$/.test(file))
  return (await Promise.all(files.map(async (file) => {
    const text = await readFile(new URL(file, KNOWLEDGE), 'utf8')
    return (file.endsWith('.md') ? text.split('\n') : stringsIn(parse(text) as unknown)).map((line) => ({ text: line, file }))
  }))).flat()
}

const stringsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
