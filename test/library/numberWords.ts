import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { NumberWords } from '../../src/core/words/number.ts'

/** How the shipped content writes numbers. */
export const numberWords = async (): Promise<NumberWords> => NumberWords.parse(parse(await readFile('knowledge/words/number.yaml', 'utf8')))
