import { filesOf } from '../core/attachments.ts'
import type { OutgoingFile } from '../core/file.ts'
import type { EffectId } from '../core/ids.ts'
import type { Attachment } from '../core/message.ts'
import { line } from '../core/step.ts'
import type { Ticket } from '../core/ticket.ts'
import type { DeliveryId, LedgerTransaction } from '../ports.ts'

/** The kept files of these attachments, as they are sent on. */
export const filesFor = async (transaction: LedgerTransaction, attachments: readonly Attachment[]): Promise<readonly OutgoingFile[]> =>
  (await transaction.files(filesOf(attachments).map(({ message }) => message))).map(({ name, mediaType, base64 }) => ({ name, mediaType, base64 }))

/** Photos and files of a request go to whoever has it, in private, each by itself so that one that fails holds up no other. */
export const forwardFiles = async (
  transaction: LedgerTransaction, ticket: Ticket, attachments: readonly Attachment[], { effect, at }: Readonly<{ effect: EffectId; at: number }>,
): Promise<void> => {
  const { assignee } = ticket
  const wanted = filesOf(attachments)
  if (assignee === undefined || wanted.length === 0) return
  const kept = await transaction.files(wanted.map(({ message }) => message))
  for (const [index, { message }] of wanted.entries()) {
    const file = kept.find((one) => one.message === message)
    await transaction.deliver({
      id: `${effect}/file/${message}` as DeliveryId, to: { kind: 'private', account: assignee.account, contact: assignee.contact }, about: 'details', ticket: ticket.id,
      voice: { locale: 'zh-CN', traditional: false }, dueAt: at,
      lines: [line(file === undefined ? 'details.fileGone' : 'details.file', undefined, { number: ticket.number, n: String(index + 1), count: String(wanted.length) })],
      ...(file === undefined ? {} : { files: [{ name: file.name, mediaType: file.mediaType, base64: file.base64 }] }),
    })
  }
}
