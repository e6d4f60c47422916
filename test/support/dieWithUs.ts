import { spawn } from 'node:child_process'

/**
 * Ends a server, and removes its directory, when this process ends, however it ends: a test run that is cut off or
 * fails early leaves nothing behind. Answers how to call that off.
 */
export const dieWithUs = (pid: number, signal: 'KILL' | 'QUIT', dir: string): (() => void) => {
  // Reading ends when the other end of the pipe, which only we hold, is gone.
  const guard = spawn('/bin/sh', ['-c', 'cat > /dev/null; kill -"$1" "$2"; sleep 1; rm -rf "$3"', 'guard', signal, String(pid), dir], {
    stdio: ['pipe', 'ignore', 'ignore'], detached: true,
  })
  guard.once('error', () => {})
  guard.unref()
  return () => { guard.kill('SIGKILL') }
}
