import { z } from 'zod'

/** What a model may be asked to do. It proposes; code decides. */
export const ModelTask = z.enum(['understand', 'translate', 'summarize', 'draft-entry', 'suggest'])
export type ModelTask = z.infer<typeof ModelTask>

/** What one run of `npm run eval -- --model` found, written by it and by nobody else. */
const Measured = z.strictObject({ model: z.string().min(1), on: z.iso.date(), figures: z.record(z.string(), z.union([z.number(), z.string()])) })

/** The front matter of a prompt in `prompts/model`. */
export const ModelPromptHead = z.strictObject({
  id: ModelTask,
  /** What the text has `{placeholders}` for; all of it ours, never what somebody said. */
  inputs: z.array(z.string().regex(/^\w+$/)),
  /** The name of the schema its answer must fit. */
  output: z.string().min(1),
  /** Pieces of words that nothing the model writes here may hold. */
  forbid: z.array(z.string().min(1)).default([]),
  /** Tokens the answer may take. */
  most: z.int().positive(),
  measured: Measured.nullable(),
})

/** One prompt: what the model is told in the system role. */
export type ModelPrompt = Readonly<z.infer<typeof ModelPromptHead>> & Readonly<{ text: string }>

/** The prompt with its inputs filled in. */
export const writePrompt = ({ text }: ModelPrompt, inputs: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => inputs[name] ?? whole)
