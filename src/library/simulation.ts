import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Simulation } from '../core/simulation.ts'

/** The people and rooms of the simulated WeChat, from `prompts/simulation.yaml`. Rejects when the file is missing or wrong. */
export const loadSimulation = async (promptsDir: string): Promise<Simulation> =>
  Simulation.parse(parse(await readFile(join(promptsDir, 'simulation.yaml'), 'utf8')))
