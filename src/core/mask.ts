/** A phone number of which a stranger learns only the ends. */
export const maskPhone = (phone: string): string =>
  phone.replace(/\d(?=\d{4})/g, (digit, at: number, whole: string) => (at < whole.length - 4 && digitsBefore(whole, at) >= 3 ? '*' : digit))

const digitsBefore = (text: string, at: number): number => text.slice(0, at).replace(/\D/g, '').length

/** A name of which only the first character shows. */
export const maskName = (name: string): string => {
  const [first, ...rest] = Array.from(name.trim())
  return first === undefined ? '' : first + '*'.repeat(Math.max(rest.length, 1))
}

/** Any run of six or more digits, masked: for words that may hold numbers we did not recognise. */
export const maskDigits = (text: string): string => text.replace(/\d[\d\s-]{4,}\d/g, (run) => run.slice(0, 2) + '*'.repeat(Math.max(run.length - 2, 4)))
