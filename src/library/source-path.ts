import type { Source } from './mistake.ts'

/** A place in a file of content. Which line it is on is worked out only for what has to be reported. */
export type SourcePath = Readonly<{ source: Source; path: readonly PropertyKey[] }>

/** The file and the line of a place. */
export const whereIs = ({ source, path }: SourcePath): Readonly<{ file: string; line: number }> => ({ file: source.file, line: source.at(path).line })
