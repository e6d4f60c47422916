import type { JSX } from 'preact'
import { FAULTS } from './faultNames.ts'
import { act } from './connect.ts'
import { Dialog } from './Dialog.tsx'
import { state } from './store.ts'
import { clockWithSeconds } from './clock.ts'
import { t } from './words.ts'

/** Switches that break WeChat, and what came of it: the bot must get over each of them. */
export const Faults = ({ close }: Readonly<{ close: () => void }>): JSX.Element => {
  const page = state.value
  return (
    <Dialog title={t('faults.title')} close={close} kind="panel" beside>
      <p class="lead">{t('faults.lead')}</p>
      <ul class="switches">
        {FAULTS.map((fault) => (
          <li key={fault}>
            <button type="button" role="switch" aria-checked={page?.faults[fault] === true} data-fault={fault} onClick={() => void act({ do: 'fault', fault, on: page?.faults[fault] !== true })}>
              <span class="what"><b>{t(`faults.${fault}`)}</b><small>{t(`faults.${fault}About`)}</small></span>
              <span class="knob" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <h3>{t('faults.happened')}</h3>
      <p class={page?.status.loggedIn === true ? 'state up' : 'state down'}>{t(page?.status.loggedIn === true ? 'status.up' : 'status.down')}</p>
      <ol class="happenings" tabIndex={0} aria-live="polite" aria-label={t('faults.happened')}>
        {page?.happenings.toReversed().slice(0, 12).map(({ at, what, count }, index) => (
          <li key={`${at}${what}${index}`} data-what={what}><time>{clockWithSeconds(at)}</time> {t(`happened.${what}`, { count: count ?? 0 })}</li>
        ))}
      </ol>
    </Dialog>
  )
}
