/** Every so many of some sentences, from the first on: enough of what is only there to be told from something else. */
export const everyNth = <One>(all: readonly One[], n: number): readonly One[] => all.filter((_, at) => at % n === 0)
