import { signal } from '@preact/signals'

const KEY = 'qiaoqiao.theme'

/** Light or dark: as the machine has it, unless chosen here. */
const darkByMachine = matchMedia('(prefers-color-scheme: dark)')
const chosen = localStorage.getItem(KEY)

export const dark = signal(chosen === null ? darkByMachine.matches : chosen === 'dark')

const paint = (): void => {
  document.documentElement.dataset['theme'] = dark.value ? 'dark' : 'light'
}

export const setDark = (wanted: boolean): void => {
  dark.value = wanted
  localStorage.setItem(KEY, wanted ? 'dark' : 'light')
}

/** Keeps the colours of the document what they should be. */
export const followTheme = (): void => {
  darkByMachine.addEventListener('change', ({ matches }) => {
    if (localStorage.getItem(KEY) === null) dark.value = matches
  })
  dark.subscribe(paint)
}
