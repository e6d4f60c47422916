import type { Kit } from './kit.ts'

/** Words that are this surely given up with may do so, and this surely do. */
export const QUITS = { maybe: 0.25, surely: 0.75 } as const

/** How surely words give up what they are said of, heard as where a form is open. */
export const quitsIn = (text: string, { aside: hear }: Pick<Kit, 'aside'>): number => {
  const { aside, sure } = hear(text)
  return aside === 'cancel' ? sure : 0
}
