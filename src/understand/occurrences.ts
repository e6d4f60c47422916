/** Every place where the text has the word, overlapping ones too. */
export const occurrences = (text: string, word: string): readonly number[] => {
  const found: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) found.push(at)
  return found
}

/** Whether the character before the word is its last one: 要不要, 是不是 asks, and denies nothing. */
export const isRepeated = (text: string, at: number, word: string): boolean => at > 0 && text[at - 1] === word.at(-1)
