import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { loadLibrary } from '../../src/library/load.ts'
import { LibraryRefused } from '../../src/library/refused.ts'
import { play } from './intakeDrive.ts'
import { IntakeItem } from './intakeItem.ts'
import { judgeIntake, type IntakeVerdict } from './intakeScore.ts'
import { prepareShipped } from '../support/prepareShipped.ts'

/** The set of dialogues; throws on the first that is not well-formed. */
export const loadIntake = async (): Promise<readonly IntakeItem[]> =>
  z.array(IntakeItem).parse(parse(await readFile(new URL('intake.yaml', import.meta.url), 'utf8')))

/** Plays every dialogue on the shipped library. */
export const runIntake = async (): Promise<readonly IntakeVerdict[]> => {
  const loaded = await loadLibrary({ knowledgeDir: './knowledge', promptsDir: './prompts', today: '2026-11-23' })
  if (!loaded.ok) throw new LibraryRefused(loaded.mistakes)
  const { library } = loaded
  const { understand } = prepareShipped(library)
  const verdicts: IntakeVerdict[] = []
  for (const item of await loadIntake()) verdicts.push(judgeIntake(item, await play(item, library, understand)))
  return verdicts
}
