import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'

/** One sentence that is an emergency, with every sign that is right for its card, or that only sounds like one, with none. */
export const EmergencyItem = z.strictObject({
  id: z.string().regex(/^[EC]\d{3}$/), q: z.string().min(2),
  style: z.enum(['short', 'long', 'elderly', 'emotional', 'traditional', 'english', 'mixed', 'dialect', 'typo', 'speech', 'plain']),
  sign: z.array(z.string().min(1)),
}).refine(({ id, sign }) => id.startsWith('E') === sign.length > 0, 'an E is an emergency, a C is none')
export type EmergencyItem = Readonly<z.infer<typeof EmergencyItem>>

/** The project's own set; throws on the first item that is not well-formed. */
export const loadEmergencies = async (): Promise<readonly EmergencyItem[]> =>
  z.array(EmergencyItem).parse(parse(await readFile(new URL('emergency.yaml', import.meta.url), 'utf8')))
