/** What is made of a list or a record of words, and made once for each. */
export const keepFor = <Words extends object, Made>(make: (words: Words) => Made): ((words: Words) => Made) => {
  const kept = new WeakMap<Words, Readonly<{ made: Made }>>()
  return (words) => {
    const known = kept.get(words)
    if (known !== undefined) return known.made
    const made = make(words)
    kept.set(words, { made })
    return made
  }
}
