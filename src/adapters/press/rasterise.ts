import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { unpackWoff } from './woff.ts'

const FAMILY = 'Noto Sans SC'
const FILES = ['chinese-simplified-400', 'latin-400'] as const

let ready: Promise<readonly Uint8Array[]> | undefined

/** Both come inside packages and run on every platform, so nothing is asked of the machine; only the Chinese of simplified script is there. */
const prepare = async (): Promise<readonly Uint8Array[]> => {
  const { resolve } = createRequire(import.meta.url)
  await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return Promise.all(FILES.map(async (file) => unpackWoff(await readFile(resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-${file}-normal.woff`)))))
}

/** A drawing as PNG, at twice its size so that it is sharp on a phone. */
export const rasterise = async (svg: string): Promise<Buffer> => {
  const fonts = await (ready ??= prepare())
  const drawing = new Resvg(svg, { fitTo: { mode: 'zoom', value: 2 }, font: { fontBuffers: [...fonts], defaultFontFamily: FAMILY, loadSystemFonts: false } })
  try {
    return Buffer.from(drawing.render().asPng())
  } finally {
    drawing.free()
  }
}
