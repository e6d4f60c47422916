import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { DirectoryLocked, lockDirectory } from '../../../src/adapters/ledger/lock.ts'
import { markSelf } from '../../../src/adapters/ledger/process.ts'
import { startChild } from '../../support/child.ts'
import { copyEmbeddedData } from '../../support/embeddedData.ts'

vi.setConfig({ testTimeout: 20_000, hookTimeout: 60_000 })

const dirs: string[] = []
afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true }))))

const newDir = async (): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'qiaoqiao-lock-'))
  dirs.push(dir)
  return dir
}

/** Leaves a claim as some process would have. */
const claim = async (dir: string, change: object, text?: string): Promise<string> => {
  await mkdir(join(dir, 'lock'), { recursive: true })
  const file = join(dir, 'lock', `${randomUUID()}.json`)
  await writeFile(file, text ?? JSON.stringify({ ...await markSelf(), since: '2025-11-23T02:00:00.000Z', ...change }))
  return file
}

const claimsIn = async (dir: string): Promise<readonly string[]> => readdir(join(dir, 'lock'))

describe('a data directory', () => {
  test('is for one process: the second is told who has it, and after kill -9 the third gets in at once', async () => {
    const dir = await copyEmbeddedData()
    dirs.push(dir)
    const first = startChild('embeddedWriter.ts', dir, 'hold')
    await first.written(1)
    const second = startChild('embeddedWriter.ts', dir, 'hold')
    await second.written(1)
    const refusal: unknown = JSON.parse(second.lines[0] ?? '{}')
    expect(refusal).toMatchObject({ code: 'directory-locked', fields: { dir, pid: first.pid, host: hostname() } })
    expect(JSON.stringify(refusal)).toMatch(new RegExp(`in use by process ${first.pid} on .* since \\d{4}-.*DATA_DIR`))
    expect(await second.ended).toBe(0)

    await first.kill()
    const third = startChild('embeddedWriter.ts', dir, 'close')
    await third.written(1)
    expect(third.lines).toEqual(['open'])
    expect(await third.ended).toBe(0)
    expect(await claimsIn(dir)).toEqual([])
  }, 90_000)

  test('is taken by one of many who want it at the same moment, and by the next when it is released', async () => {
    const dir = await newDir()
    for (let round = 0; round < 5; round += 1) {
      const results = await Promise.allSettled(Array.from({ length: 12 }, () => lockDirectory(dir)))
      const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
      expect(won).toHaveLength(1)
      for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(DirectoryLocked)
      await expect(lockDirectory(dir)).rejects.toMatchObject({ code: 'directory-locked', fields: { pid: process.pid } })
      await won[0]?.release()
      expect(await claimsIn(dir)).toEqual([])
    }
  })

  test('is free when its process is dead, or its pid belongs to another process by now, or its claim is no claim', async () => {
    const dir = await newDir()
    await claim(dir, { pid: 4_194_300 })
    await claim(dir, { born: '1' })
    await claim(dir, { pid: process.ppid, born: '1' })
    await claim(dir, {}, 'half a cl')
    const began = Date.now()
    const lock = await lockDirectory(dir)
    expect(Date.now() - began).toBeLessThan(2_000)
    expect(await claimsIn(dir)).toHaveLength(1)
    await lock.release()
  })

  test('is not free while a process lives that was not asked for its name', async () => {
    const dir = await newDir()
    const stat = await readFile(`/proc/${process.ppid}/stat`, 'utf8').catch(() => undefined)
    if (stat === undefined) return
    await claim(dir, { pid: process.ppid, born: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] })
    await expect(lockDirectory(dir)).rejects.toMatchObject({ fields: { pid: process.ppid, since: '2025-11-23T02:00:00.000Z' } })
  })

  test('of another machine or container is free when nobody has touched it for a while, and not before', async () => {
    const [quiet, busy] = [await newDir(), await newDir()]
    await claim(quiet, { host: 'other', pid: 1 })
    const touched = await claim(busy, { space: 'pid:[1]', pid: 1 })
    const heart = setInterval(() => { void utimes(touched, new Date(), new Date()) }, 300)
    const began = Date.now()
    const [freed, refused] = await Promise.allSettled([lockDirectory(quiet, 1_500), lockDirectory(busy, 1_500)])
    clearInterval(heart)
    expect(Date.now() - began).toBeGreaterThan(1_500)
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'directory-locked' } })
    expect(freed.status).toBe('fulfilled')
    if (freed.status === 'fulfilled') await freed.value.release()
  }, 20_000)
})
