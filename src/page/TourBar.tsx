import type { JSX } from 'preact'
import { Dialog } from './Dialog.tsx'
import { Icon } from './icons.tsx'
import { words } from './store.ts'
import { pauseTour, stopTour, tell, telling, tourShown } from './tour.ts'
import { language, t } from './words.ts'

/** The stories one can be told. */
export const TourChoice = (): JSX.Element | null => (tourShown.value ? (
  <Dialog title={t('tour.welcome')} close={() => { tourShown.value = false }} kind="stories">
    <p class="lead">{t('tour.lead')}</p>
    <ol>
      {words.value?.tour.stories.map((story, at) => (
        <li key={story.id}>
          <button type="button" data-story={story.id} onClick={() => void tell(story)}>
            <span class="number" aria-hidden="true">{at + 1}</span>
            <span class="what"><b>{story.title[language.value]}</b><small>{story.about[language.value]}</small></span>
            <Icon name="tour" />
          </button>
        </li>
      ))}
    </ol>
    <p class="choices"><button type="button" class="plain" onClick={() => { tourShown.value = false }}>{t('tour.alone')}</button></p>
  </Dialog>
) : null)

/** What the story that is being told shows right now, and how to stop it. */
export const TourBar = (): JSX.Element | null => {
  const told = telling.value
  if (told === undefined) return null
  const { story, step, paused, waiting, over } = told
  const caption = story.steps.slice(0, step + 1).findLast((one) => one.caption !== undefined)?.caption
  const next = words.value?.tour.stories[(words.value.tour.stories.indexOf(story) + 1) % words.value.tour.stories.length]
  return (
    <aside class="tourBar" aria-label={t('tour.title')} data-over={over}>
      <progress max={story.steps.length} value={over ? story.steps.length : step} aria-label={t('tour.progress')} />
      <div class="words" role="status">
        <b>{story.title[language.value]}</b>
        <span>{over ? t('tour.over') : caption?.[language.value] ?? ''}{waiting && <span class="waiting"> {t('tour.waiting')}</span>}</span>
      </div>
      <div class="buttons">
        {over
          ? next !== undefined && <button type="button" class="primary" data-tool="tourNext" onClick={() => void tell(next)}><Icon name="tour" />{t('tour.next', { title: next.title[language.value] })}</button>
          : <button type="button" class="plain" data-tool="tourPause" onClick={() => pauseTour(!paused)}><Icon name={paused ? 'tour' : 'pause'} />{t(paused ? 'tour.goOn' : 'tour.pause')}</button>}
        <button type="button" class="plain" data-tool="tourStop" onClick={stopTour}><Icon name="stop" />{t(over ? 'close' : 'tour.stop')}</button>
      </div>
    </aside>
  )
}
