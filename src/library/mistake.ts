/** Where in a content file something stands; both count from 1. */
export type Position = Readonly<{ line: number; column: number }>

/** Something in a content file that its editor has to look at. `file` is relative to the content directories' parent; `text` is a sentence in the editor's language. */
export type Mistake = Position & Readonly<{ file: string; text: string }>

/** A content file, and where in it the value at a path stands. */
export type Source = Readonly<{ file: string; at: (path: readonly PropertyKey[]) => Position }>

/** A value together with the file it came from. */
export type Held<T> = Readonly<{ value: T; source: Source }>

/** The start of a file: where a mistake of the whole file is shown. */
export const TOP: Position = { line: 1, column: 1 }
