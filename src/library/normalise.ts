/** A sentence as it is compared: without case, width, spaces and punctuation. */
export const normalise = (sentence: string): string =>
  sentence.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{Sm}\p{Sc}\p{Sk}]+/gu, '')
