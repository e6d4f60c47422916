/** The most bytes of UTF-8 one WeChat message may have before some platform cuts it off in silence. */
export const PART_BYTES = 1_800

const bytes = (text: string): number => new TextEncoder().encode(text).length

/** The blocks as WeChat-sized messages: broken between blocks, else between lines, else between characters; never inside a line that fits. */
export const splitBlocks = (blocks: readonly string[], limit: number = PART_BYTES): readonly string[] => {
  const parts: string[] = []
  let part = ''
  const add = (piece: string, glue: string): void => {
    if (part !== '' && bytes(part + glue + piece) > limit) {
      parts.push(part)
      part = piece
    } else part = part === '' ? piece : part + glue + piece
  }
  for (const block of blocks) {
    if (bytes(block) <= limit) add(block, '\n')
    else for (const row of block.split('\n')) for (const piece of bytes(row) <= limit ? [row] : cutRow(row, limit)) add(piece, '\n')
  }
  return part === '' ? parts : [...parts, part]
}

const cutRow = (row: string, limit: number): readonly string[] => {
  const pieces: string[] = []
  let piece = ''
  for (const character of row) {
    if (bytes(piece + character) > limit) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}
