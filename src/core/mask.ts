/** How many digits of a phone number a stranger may see at its beginning and its end. */
const SHOWN = { first: 3, last: 4 } as const

/** A phone number of which a stranger learns only the ends. */
export const maskPhone = (phone: string): string => {
  const count = phone.replace(/\D/g, '').length
  let at = 0
  return phone.replace(/\d/g, (digit) => {
    at += 1
    return at <= SHOWN.first || at > count - SHOWN.last ? digit : '*'
  })
}

/** A name of which only the first character shows. */
export const maskName = (name: string): string => {
  const [first, ...rest] = Array.from(name.trim())
  return first === undefined ? '' : first + '*'.repeat(Math.max(rest.length, 1))
}

/** Any run of six or more digits, masked: for words that may hold numbers we did not recognise. */
export const maskDigits = (text: string): string => text.replace(/\d[\d\s-]{4,}\d/g, (run) => run.slice(0, 2) + '*'.repeat(Math.max(run.length - 2, 4)))

/** A flat as a run of three or four digits before or after what says that it is one: 2631室, room 402. */
export const maskRooms = (text: string, { roomMarks, roomLeads }: Readonly<{ roomMarks: readonly string[]; roomLeads: readonly string[] }>): string => {
  const [marks, leads] = [roomMarks, roomLeads].map((words) => words.map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')).join('|'))
  return text.replaceAll(new RegExp(`(?<!\\d)\\d{3,4}(?=\\s?(?:${marks}))`, 'giu'), '***').replaceAll(new RegExp(`(\\b(?:${leads})\\s?)\\d{3,4}(?!\\d)`, 'giu'), '$1***')
}
