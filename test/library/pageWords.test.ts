import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { FaultName } from '../../src/core/pageProtocol.ts'
import { loadPageWords } from '../../src/library/pageWords.ts'
import { loadSimulation } from '../../src/library/simulation.ts'

const { languages, tour } = await loadPageWords('prompts')
const simulation = await loadSimulation('prompts')
const sources = readdirSync('src/page').filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(join('src/page', name), 'utf8'))
const holes = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted()

it('both languages say the same things with the same holes', () => {
  expect(Object.keys(languages.en).toSorted()).toEqual(Object.keys(languages['zh-CN']).toSorted())
  for (const [id, text] of Object.entries(languages['zh-CN'])) expect([id, holes(languages.en[id] ?? '')]).toEqual([id, holes(text)])
})

it('everything the page says has words, and every person and switch too', () => {
  const asked = sources.flatMap((source) => [...source.matchAll(/\bt\((?:[^'`)]*\? )?'([\w.]+)'(?: : '([\w.]+)')?/g)].flatMap(([, one, other]) => [one, other]))
  const ids = [...asked, ...FaultName.options.flatMap((name) => [`faults.${name}`, `faults.${name}About`, `happened.${name}On`, `happened.${name}Off`]), ...simulation.people.map(({ id }) => `people.${id}`)]
  expect(asked.length).toBeGreaterThan(40)
  expect(ids.filter((id) => id !== undefined && languages['zh-CN'][id] === undefined)).toEqual([])
})

it('the stories are told by people who are there, in rooms they are in', () => {
  expect(tour.stories.map(({ id }) => id)).toHaveLength(4)
  for (const { steps } of tour.stories) {
    for (const { as, room } of steps) {
      if (as !== undefined) expect(simulation.people.map(({ id }) => id)).toContain(as)
      if (room !== undefined) expect(simulation.rooms.find(({ id }) => id === room)?.members).toContain(as)
    }
    const broken = steps.flatMap(({ fault }) => fault ?? [])
    // A story leaves nothing broken behind.
    for (const name of FaultName.options) expect(broken.findLast((fault) => fault.name === name)?.on ?? false).toBe(false)
  }
})
