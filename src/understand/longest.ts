/** The longest of the phrases that fit; undefined when none does. What holds another phrase says more than it. */
export const longest = (phrases: readonly string[], fits: (phrase: string) => boolean): string | undefined =>
  phrases.filter(fits).toSorted((a, b) => b.length - a.length)[0]

/** The longest of the phrases that a text holds there, in whatever case it is written. */
export const longestAt = (text: string, where: 'startsWith' | 'includes' | 'endsWith', phrases: readonly string[]): string | undefined =>
  longest(phrases, (phrase) => text.toLowerCase()[where](phrase))
