import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'

/**
 * One run of one process. `boot` and `space` say where its pid means something: one boot of one machine, and one
 * container on it. `born` tells it from a later process with the same pid. All three only where the system says.
 */
export type ProcessMark = Readonly<{ pid: number; host: string; boot?: string; space?: string; born?: string }>

const read = async (path: string): Promise<string | undefined> => {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch {
    return undefined
  }
}

/** When a process began, in clock ticks since the machine booted; undefined where there is no /proc, or no such process. */
const bornAt = async (pid: number): Promise<string | undefined> => {
  const stat = await read(`/proc/${pid}/stat`)
  // The second field is the program's name, which may hold spaces and parentheses; the start time is the 22nd.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
}

/** The mark of this process. */
export const markSelf = async (): Promise<ProcessMark> => {
  const [boot, space, born] = await Promise.all([
    read('/proc/sys/kernel/random/boot_id'), readlink('/proc/self/ns/pid').catch(() => undefined), bornAt(process.pid),
  ])
  const said = Object.entries({ boot, space, born }).filter(([, value]) => value !== undefined)
  return { pid: process.pid, host: hostname(), ...Object.fromEntries(said) }
}

const hasPid = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether the marked process still runs; `unknown` when it ran elsewhere, or the system cannot tell two runs apart. */
export const isRunning = async (mark: ProcessMark, self: ProcessMark): Promise<'yes' | 'no' | 'unknown'> => {
  if (mark.host !== self.host || mark.boot !== self.boot || mark.space !== self.space) return 'unknown'
  if (!hasPid(mark.pid)) return 'no'
  const born = await bornAt(mark.pid)
  if (born === undefined || mark.born === undefined) return mark.pid === self.pid ? 'yes' : 'unknown'
  return born === mark.born ? 'yes' : 'no'
}
