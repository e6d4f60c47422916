/** A word as a pattern that finds it and nothing else: what means something in a pattern is escaped. */
export const literally = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
