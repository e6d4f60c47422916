import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { act } from './connect.ts'
import { Icon } from './icons.tsx'
import { Menu } from './Menu.tsx'
import { sendPicture, sendSamplePicture } from './picture.ts'
import { placeOf } from './send.ts'
import { words, type Seat } from './store.ts'
import { record, sendSampleVoice, type Recording } from './voice.ts'
import { t } from './words.ts'

type Opened = 'photo' | 'voice' | 'place' | undefined

/** What can be sent that is no words: a photo, a voice, a place. */
export const Attach = ({ of }: Readonly<{ of: Seat }>): JSX.Element => {
  const [opened, setOpened] = useState<Opened>(undefined)
  const [recording, setRecording] = useState<Recording | undefined>(undefined)
  const [trouble, setTrouble] = useState('')
  const chooser = useRef<HTMLInputElement>(null)
  const opening = (which: NonNullable<Opened>) => (open: boolean): void => {
    setOpened(open ? which : undefined)
    setTrouble('')
  }
  const listen = (): void => {
    void record().then(setRecording, () => setTrouble(t('attach.noMicrophone')))
  }
  const over = (end: () => void): void => {
    end()
    setRecording(undefined)
  }

  if (recording !== undefined) {
    return (
      <span class="recording" role="status"><span class="dot" aria-hidden="true" />{t('attach.recording')}
        <button type="button" class="plain" onClick={() => over(() => void recording.send(of))}>{t('attach.sendVoice')}</button>
        <button type="button" class="plain" onClick={() => over(recording.drop)}>{t('attach.dropVoice')}</button>
      </span>
    )
  }
  return (
    <>
      <Menu label={t('attach.photo')} icon="photo" open={opened === 'photo'} setOpen={opening('photo')} items={[
        { id: 'samplePhoto', label: t('attach.samplePhoto'), choose: () => void sendSamplePicture(of) },
        { id: 'ownPhoto', label: t('attach.ownPhoto'), choose: () => chooser.current?.click() },
      ]} />
      <Menu label={t('attach.voice')} icon="voice" open={opened === 'voice'} setOpen={opening('voice')} items={[
        { id: 'sampleVoice', label: t('attach.sampleVoice'), choose: () => void sendSampleVoice(of) },
        { id: 'record', label: t('attach.record'), choose: listen },
      ]} />
      <Menu label={t('attach.place')} icon="place" open={opened === 'place'} setOpen={opening('place')} items={(words.value?.tour.places ?? []).map((place) => (
        { id: place.name, label: place.name, choose: () => void act({ do: 'location', ...placeOf(of), ...place }) }
      ))} />
      <input ref={chooser} type="file" accept="image/*" class="hidden" tabIndex={-1} aria-hidden="true" onChange={({ currentTarget: input }) => {
        const [file] = input.files ?? []
        if (file !== undefined) void sendPicture(of, file)
        input.value = ''
      }} />
      {trouble !== '' && <span class="trouble" role="alert"><Icon name="voice" />{trouble}</span>}
    </>
  )
}
