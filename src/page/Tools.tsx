import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import bridge from './assets/bridge.svg'
import { act } from './connect.ts'
import { Dialog } from './Dialog.tsx'
import { FAULTS } from './faultNames.ts'
import { Faults } from './Faults.tsx'
import { Icon, type IconName } from './icons.tsx'
import { line, state } from './store.ts'
import { dark, setDark } from './theme.ts'
import { stopTour, tourShown } from './tour.ts'
import { language, setLanguage, t } from './words.ts'

const Tool = ({ name, label, id, press, on = false }: Readonly<{ name: IconName; label: string; id: string; press: () => void; on?: boolean }>): JSX.Element => (
  <button type="button" class={on ? 'tool on' : 'tool'} data-tool={id} title={label} onClick={press}><Icon name={name} /><span>{label}</span></button>
)

/** What the page itself can do: the tour, the faults, language and colours, and to start afresh. */
export const Tools = (): JSX.Element => {
  const [open, setOpen] = useState<'faults' | 'afresh' | undefined>(undefined)
  const page = state.value
  const up = line.value === 'open' && page?.status.loggedIn === true
  const broken = FAULTS.some((fault) => page?.faults[fault] === true)
  const close = (): void => setOpen(undefined)
  return (
    <header class="bar">
      <h1><img src={bridge} alt="" /><span class="brand">{t('brand')}</span><span class="sub">{t('title')}</span></h1>
      <p class={up ? 'state up' : 'state down'} role="status">{t(line.value === 'open' ? (up ? 'status.up' : 'status.down') : `line.${line.value}`)}</p>
      <div class="buttons">
        <Tool id="tour" name="tour" label={t('tour.title')} press={() => { tourShown.value = true }} />
        <Tool id="faults" name="fault" label={t('faults.title')} press={() => setOpen('faults')} on={broken} />
        <Tool id="afresh" name="afresh" label={t('afresh.title')} press={() => setOpen('afresh')} />
        <Tool id="theme" name={dark.value ? 'light' : 'dark'} label={t(dark.value ? 'theme.light' : 'theme.dark')} press={() => setDark(!dark.value)} />
        <Tool id="language" name="language" label={t('language.other')} press={() => setLanguage(language.value === 'en' ? 'zh-CN' : 'en')} />
      </div>
      {open === 'faults' && <Faults close={close} />}
      {open === 'afresh' && (
        <Dialog title={t('afresh.title')} close={close}>
          <p class="lead">{t(page?.keptElsewhere === true ? 'afresh.elsewhere' : 'afresh.sure')}</p>
          <p class="choices">
            <button type="button" class="plain" onClick={close}>{t('afresh.no')}</button>
            {page?.keptElsewhere !== true && (
              <button type="button" class="primary danger" data-tool="afreshSure" onClick={() => {
                close()
                stopTour()
                void act({ do: 'startAfresh', sure: true })
              }}>{t('afresh.yes')}</button>
            )}
          </p>
        </Dialog>
      )}
    </header>
  )
}
