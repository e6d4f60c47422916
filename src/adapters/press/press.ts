import writeXlsxFile from 'write-excel-file/node'
import type { OutgoingFile } from '../../core/file.ts'
import type { Sheet } from '../../core/sheet.ts'
import type { Press } from '../../core/press.ts'
import { rasterise } from './rasterise.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a spreadsheet would take for a formula: whoever writes to the bot must not write formulas into the lead's table. */
const FORMULA = /^[=+\-@\t\r]/u

/** Tables as .xlsx, drawings as PNG. */
export const openPress = (): Press => ({
  sheet: async ({ name, widths, rows }: Sheet, file) => {
    const [heading = [], ...body] = rows
    const data = [
      heading.map((value) => ({ value: String(value), fontWeight: 'bold' as const, backgroundColor: '#f3d9d5' })),
      ...body.map((row) => row.map((value) => (typeof value === 'string' ? { value: FORMULA.test(value) ? `'${value}` : value, type: String, wrap: true, alignVertical: 'top' as const } : value))),
    ]
    const made = await writeXlsxFile(data, { sheet: name, columns: widths.map((width) => ({ width })), stickyRowsCount: 1 }).toBuffer()
    return { name: file, mediaType: XLSX, base64: made.toString('base64') } satisfies OutgoingFile
  },
  picture: async (svg, file) => ({ name: file, mediaType: 'image/png', base64: (await rasterise(svg)).toString('base64') }),
})
