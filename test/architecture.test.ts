import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => join('src', name))
const source = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
const room = (file: string): string => relative('src', file).split('/')[0] ?? ''
const imports = (file: string): readonly string[] => [...(source.get(file) ?? '').matchAll(/(?:from|import)\s+'([^']+)'/g)].map(([, name]) => name ?? '')
const local = (file: string): readonly string[] => imports(file).filter((name) => name.startsWith('.')).map((name) => relative('.', resolve(dirname(file), name)))

/** Which rooms a room may import from; entry points at the top may import anything. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  understand: ['understand', 'core', 'ports.ts'],
  turn: ['turn', 'core', 'ports.ts'],
  desk: ['desk', 'core', 'ports.ts'],
  library: ['library', 'core'],
  adapters: ['adapters', 'core', 'ports.ts'],
  page: ['page', 'core'],
  'ports.ts': ['core', 'ports.ts'],
}

describe('the arrows point inward', () => {
  it.each(files.filter((file) => MAY[room(file)] !== undefined))('%s', (file) => {
    const strays = local(file).filter((target) => !MAY[room(file)]!.includes(room(target)))
    expect(strays).toEqual([])
  })

  it('core imports zod and itself only', () => {
    const strays = files.filter((file) => room(file) === 'core').flatMap((file) => imports(file).filter((name) => !name.startsWith('.') && name !== 'zod'))
    expect(strays).toEqual([])
  })

  it('only adapters and the library touch disk or network, besides the entry points', () => {
    const worldly = /^node:(fs|net|http|https|child_process|dgram|tls)|^(wechaty|ioredis|pg|pg-boss|openai|@electric-sql)/
    const strays = files.filter((file) => ['core', 'understand', 'turn', 'desk'].includes(room(file))).filter((file) => imports(file).some((name) => worldly.test(name)))
    expect(strays).toEqual([])
  })
})

describe('the manners of the code', () => {
  it('only config.ts reads the environment', () => {
    expect(files.filter((file) => file !== 'src/config.ts' && /process\.env/.test(source.get(file) ?? ''))).toEqual([])
  })

  it('what people read is not in src', () => {
    const literals = /(['"`])(?:(?!\1|\n).)*\p{Script=Han}(?:(?!\1|\n).)*\1/u
    const strays = files.flatMap((file) => (source.get(file) ?? '').split('\n')
      .filter((row) => !/^\s*(\/\/|\*|\/\*)/.test(row)).filter((row) => literals.test(row.replace(/\/\/.*$/, '').replace(/\/\*.*?\*\//g, ''))).map((row) => `${file}: ${row.trim()}`))
    expect(strays).toEqual([])
  })

  it('files stay small', () => {
    expect(files.filter((file) => (source.get(file) ?? '').split('\n').length > 300)).toEqual([])
  })

  it('there are no default exports and no barrels', () => {
    expect(files.filter((file) => /^export default|^export \* from/m.test(source.get(file) ?? ''))).toEqual([])
  })
})
