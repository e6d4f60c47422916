import type { Mistake } from './mistake.ts'

/** The content has mistakes, so nothing was started. */
export class LibraryRefused extends Error {
  override readonly name = 'LibraryRefused'
  readonly mistakes: readonly Mistake[]

  constructor(mistakes: readonly Mistake[]) {
    super(`${mistakes.length} mistakes in the library`)
    this.mistakes = mistakes
  }
}
