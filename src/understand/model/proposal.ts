import { z } from 'zod'

/** Acts a model may name: they change nothing and decide nothing. What agrees, gives up or hands over is heard by rules only. */
const HARMLESS = ['greet', 'thanks', 'bye', 'why', 'repeat', 'later', 'resume', 'status', 'more', 'areYouBot', 'help'] as const

const Proposed = z.object({
  kind: z.enum(['request', 'ask', 'fill', 'chat', 'unclear', ...HARMLESS]),
  /** Of a service, an entry or a slot that was offered; empty for the others. */
  id: z.string().max(80).default(''),
  /** For `fill`: a literal piece of what the person said. */
  span: z.string().max(400).default(''),
})
export type Proposed = Readonly<z.infer<typeof Proposed>>

/** What a model makes of a turn. Nothing in it is believed before it was checked. */
export const Proposal = z.object({ commands: z.array(Proposed).max(8), warm: z.string().max(200).default('') })
export type Proposal = Readonly<z.infer<typeof Proposal>>

/** The JSON Schema of a zod schema, as strict structured output wants it. */
export const schemaOf = (schema: z.ZodType): Readonly<Record<string, unknown>> => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output' })
  return withoutLimits(rest) as Record<string, unknown>
}

/** Strict structured output knows no lengths and no defaults; they are checked when the answer is there. */
const LIMITS = new Set(['maxLength', 'minLength', 'maxItems', 'minItems', 'maximum', 'minimum', 'exclusiveMinimum', 'pattern', 'default'])

const withoutLimits = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(withoutLimits)
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).filter(([key]) => !LIMITS.has(key)).map(([key, value]) => [key, key === 'enum' ? value : withoutLimits(value)] as const)
  const named = Object.fromEntries(kept)
  return named['type'] === 'object' ? { ...named, additionalProperties: false } : named
}
