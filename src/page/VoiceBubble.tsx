import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { PageMessage } from '../core/pageProtocol.ts'
import { Icon } from './icons.tsx'
import { t } from './words.ts'

/** How long a voice is stands in its file's name: browsers cannot tell for what they recorded themselves. */
const SECONDS = /-(\d+)s\./

/** A voice one can listen to. */
export const VoiceBubble = ({ message, source }: Readonly<{ message: PageMessage; source: string }>): JSX.Element => {
  const sound = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const seconds = Number(SECONDS.exec(message.file?.name ?? '')?.[1] ?? 0)
  const playable = (message.file?.bytes ?? 0) > 10
  const toggle = (): void => {
    const audio = sound.current
    if (audio === null) return
    if (playing) audio.pause()
    else void audio.play().catch(() => setPlaying(false))
  }
  return (
    <button type="button" class={playing ? 'bubble voice playing' : 'bubble voice'} style={{ '--seconds': Math.min(20, seconds) }} onClick={toggle} disabled={!playable}
      aria-label={t(playing ? 'message.voiceStop' : 'message.voicePlay', { seconds })}>
      <Icon name="voice" />
      <span>{seconds > 0 ? `${seconds}″` : t('message.voice')}</span>
      {playable && <audio ref={sound} src={source} preload="none" onPlay={() => setPlaying(true)} onPause={() => setPlaying(false)} onEnded={() => setPlaying(false)} />}
    </button>
  )
}
