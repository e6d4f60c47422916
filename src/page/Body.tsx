import type { JSX } from 'preact'
import type { PageMessage } from '../core/pageProtocol.ts'
import { lineOf } from './conversations.ts'
import { Icon } from './icons.tsx'
import { nameOf } from './names.ts'
import { byConversation } from './store.ts'
import { t } from './words.ts'
import { VoiceBubble } from './VoiceBubble.tsx'

const PIECES = /(https?:\/\/[^\s\u3000-\u9fff]+|@[^\s\u2005]+\u2005)/

/** What a message carries, in a bubble or as a picture, a card, a voice. */
export const Body = ({ message }: Readonly<{ message: PageMessage }>): JSX.Element => {
  const { file } = message
  const source = `/api/files/${encodeURIComponent(message.id)}`
  switch (message.kind) {
    case 'image':
      return file === undefined || file.bytes < 10
        ? <div class="bubble"><Icon name="photo" /> {t('message.image')}</div>
        : <a class="picture" href={source} target="_blank" rel="noopener"><img src={source} alt={t('message.imageBy', { name: nameOf(message.from) })} /></a>
    case 'voice':
      return <VoiceBubble message={message} source={source} />
    case 'location':
      return <div class="place"><span class="map" aria-hidden="true"><Icon name="place" /></span><p><span class="hidden">{t('message.location')}</span>{message.text}</p></div>
    case 'file':
    case 'video':
      return (
        <a class="fileCard" href={source} download={file?.name}>
          <span><b>{file?.name ?? message.text}</b><small>{size(file?.bytes ?? 0)}</small></span><Icon name="file" />
        </a>
      )
    case 'text':
      return <TextBody message={message} />
    case 'card':
    case 'link':
    case 'app':
    case 'history':
    case 'sticker':
    case 'money':
    case 'call':
    case 'system':
    case 'unknown':
    case 'pat':
    case 'recall':
      return <div class="bubble">{lineOf(message)}</div>
  }
}

const size = (bytes: number): string => (bytes > 1_000_000 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1_024))} KB`)

const TextBody = ({ message }: Readonly<{ message: PageMessage }>): JSX.Element => {
  const { quote } = message
  const quoted = quote === undefined ? undefined : byConversation.value.get(message.conversation)?.find(({ id }) => id === quote.message)
  return (
    <div class="text">
      <div class="bubble">{(quote?.words ?? message.text).split(PIECES).map((piece, at) => {
        if (at % 2 === 0) return piece
        return piece.startsWith('@') ? <span key={at} class="mention">{piece}</span> : <a key={at} href={piece} target="_blank" rel="noopener noreferrer">{piece}</a>
      })}</div>
      {quote !== undefined && <blockquote class="quote"><span>{quoted === undefined ? t('message.gone') : `${nameOf(quoted.from)}: ${lineOf(quoted)}`}</span></blockquote>}
    </div>
  )
}
