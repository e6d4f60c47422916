import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { freePort } from './support/freePort.ts'
import { loadShipped } from './support/shippedLibrary.ts'
import { runCommand } from './support/runCommand.ts'

const dataDir = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'qiaoqiao-doctor-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

it('with nothing configured finds nothing that keeps the bot from working, and names every sample and blank the community must fill in', { timeout: 30_000 }, async () => {
  const { code, out } = await runCommand('src/doctor.ts', [], { DATA_DIR: dataDir() })
  expect(code).toBe(0)
  const { community } = await loadShipped()
  const samples = [...community.grids, ...community.estates, ...community.rooms].filter(({ sample }) => sample).map(({ name }) => name)
  expect(samples.length).toBeGreaterThan(0)
  for (const name of samples) expect(out).toContain(name)
  for (const [name, { value }] of Object.entries(community.contacts)) if (value === null) expect(out).toContain(name)
})

it('says which store cannot be reached, fails, and repeats no password', { timeout: 30_000 }, async () => {
  const port = await freePort()
  const { code, out, err } = await runCommand('src/doctor.ts', [], {
    DATA_DIR: dataDir(), REDIS_URL: `redis://:hunter2secret@127.0.0.1:${port}`, DATABASE_URL: `postgres://someone:hunter2secret@127.0.0.1:${port}/none`,
  })
  expect(code).toBe(1)
  expect(out.match(/✖|✗|×/g)?.length ?? 0).toBeGreaterThanOrEqual(2)
  expect(out + err).not.toContain('hunter2secret')
})

it('names the variable that cannot be used', { timeout: 30_000 }, async () => {
  const { code, out } = await runCommand('src/doctor.ts', [], { DATA_DIR: dataDir(), PORT: 'eighty' })
  expect(code).toBe(1)
  expect(out).toContain('PORT')
})
