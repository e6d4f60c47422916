import type { Golden } from '../conversations/golden.ts'

/** Digits as they are spoken, too. */
const PHONE = /\+?\d[\d\s-]{6,}\d/g
const PERSONAL = ['phone', 'elderName', 'name', 'address', 'contact', 'company']

/** What must never leave the machine of the people in golden conversations: their names, phones, where they live, the ids WeChat knows them by. */
export const personalIn = (goldens: readonly Golden[]): readonly string[] => {
  const words = new Set<string>()
  for (const { steps, tickets = [], staff, strangers } of goldens) {
    for (const name of [...Object.keys(staff), ...strangers, ...steps.flatMap(({ as }) => as ?? [])]) words.add(name)
    for (const { slots } of tickets) for (const [id, text] of Object.entries(slots)) if (PERSONAL.includes(id)) words.add(text)
    for (const text of steps.flatMap(({ say }) => say ?? [])) for (const [phone] of text.matchAll(PHONE)) words.add(phone.trim())
  }
  return [...words, 'wxid_', '@chatroom'].filter((word) => word.length >= 2)
}

/** Which of them stand in a request. */
export const findPersonal = (body: string, secrets: readonly string[]): readonly string[] => {
  const said = (JSON.parse(body) as Readonly<{ messages?: readonly Readonly<{ role: string; content: string }>[] }>).messages?.map(({ content }) => content).join('\n') ?? body
  const close = said.replaceAll(/\s/g, '')
  return secrets.filter((secret) => said.includes(secret) || close.includes(secret.replaceAll(/\s/g, '')))
}
