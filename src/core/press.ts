import type { OutgoingFile } from './file.ts'
import type { Sheet } from './sheet.ts'

/** Makes files people can open out of what is only data. */
export interface Press {
  /** A table as .xlsx. */
  sheet(sheet: Sheet, name: string): Promise<OutgoingFile>
  /** A drawing, given as SVG, as PNG. */
  picture(svg: string, name: string): Promise<OutgoingFile>
}
