import { state } from './store.ts'
import { sentence } from './words.ts'

/** What a person is called in WeChat; nobody translates a nickname there. */
export const nameOf = (id: string): string => {
  const page = state.value
  if (page === undefined) return id
  return id === page.bot.id ? page.bot.name : page.people.find((person) => person.id === id)?.name ?? id
}

/** Who somebody is, in the language of the page. */
export const aboutOf = (id: string): string => sentence(`people.${id}`) ?? state.value?.people.find((person) => person.id === id)?.about ?? ''

/** The name of a conversation as a person in it sees it. */
export const titleOf = (conversation: string): string => {
  const page = state.value
  return page?.rooms.find(({ id }) => id === conversation)?.topic ?? page?.bot.name ?? ''
}

const HOME = 'Asia/Shanghai'

/** The zone somebody lives in; the bot lives in the community's. */
export const zoneOf = (id: string): string => state.value?.people.find((person) => person.id === id)?.zone ?? HOME

/** The city whose clock somebody goes by, where it is not the community's or not that of whoever looks. */
export const cityOf = (id: string, looks?: string): string | undefined => {
  const zone = zoneOf(id)
  return zone === HOME && (looks === undefined || zoneOf(looks) === HOME) ? undefined : sentence(`city.${zone}`) ?? zone.split('/').at(-1)?.replaceAll('_', ' ')
}
