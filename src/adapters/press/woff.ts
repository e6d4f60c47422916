import { inflateSync } from 'node:zlib'

/** Where a WOFF's table directory begins, and how long one of its entries is; the same for the font it makes. */
const WOFF = { head: 44, entry: 20 } as const
const SFNT = { head: 12, entry: 16 } as const

/** A WOFF 1.0 web font as the OpenType font it packs, which is what a rasteriser reads. https://www.w3.org/TR/WOFF/ */
export const unpackWoff = (woff: Buffer): Buffer => {
  const count = woff.readUInt16BE(12)
  const directory = Buffer.alloc(SFNT.head + SFNT.entry * count)
  const power = Math.floor(Math.log2(count))
  woff.copy(directory, 0, 4, 8)
  directory.writeUInt16BE(count, 4)
  directory.writeUInt16BE(2 ** power * SFNT.entry, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE((count - 2 ** power) * SFNT.entry, 10)
  const tables: Buffer[] = []
  let at = directory.length
  for (let n = 0; n < count; n += 1) {
    const from = WOFF.head + WOFF.entry * n
    const to = SFNT.head + SFNT.entry * n
    const [offset, packed, size] = [woff.readUInt32BE(from + 4), woff.readUInt32BE(from + 8), woff.readUInt32BE(from + 12)]
    const raw = woff.subarray(offset, offset + packed)
    const table = Buffer.alloc(Math.ceil(size / 4) * 4)
    ;(packed < size ? inflateSync(raw) : raw).copy(table)
    woff.copy(directory, to, from, from + 4)
    woff.copy(directory, to + 4, from + 16, from + 20)
    directory.writeUInt32BE(at, to + 8)
    directory.writeUInt32BE(size, to + 12)
    tables.push(table)
    at += table.length
  }
  return Buffer.concat([directory, ...tables])
}
