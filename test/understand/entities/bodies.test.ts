import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { FormWords } from '../../../src/core/words/form.ts'
import { findBody } from '../../../src/understand/entities/bodies.ts'

const { bodies } = FormWords.parse(parse(readFileSync(new URL('../../../knowledge/words/form.yaml', import.meta.url), 'utf8')))

describe('for which association somebody speaks', () => {
  it.each([
    ['我是常州一中海外校友会的干事', '常州一中海外校友会'],
    ['我替归侨联谊会的舞蹈队借个厅', '归侨联谊会的舞蹈队'],
    ['我们台胞书法社想借场地', '台胞书法社'],
    ["I'm the secretary of the Changzhou Alumni Association in Toronto", 'Changzhou Alumni Association in Toronto'],
    ['我们在温哥华的江苏同乡会想捐点东西', '温哥华的江苏同乡会'],
    ['想开个同学会', undefined],
    ['听说商会那边有房间', undefined],
  ])('%s', (text, name) => {
    expect(findBody(text, bodies)?.value).toBe(name)
  })
})
