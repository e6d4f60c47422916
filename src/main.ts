import { readEnvironment } from './config.ts'
import { explain } from './explaining.ts'
import { loadSentences } from './library/sentences.ts'
import { openLog, run } from './running.ts'
import { runTerminal } from './adapters/terminal/terminal.ts'

/** `npm start`: the bot, until it is told to stop. Without a token it is connected to a simulated WeChat, used from this terminal. */
const main = async (): Promise<void> => {
  const reading = readEnvironment()
  if (!reading.ok) {
    console.error(await explain(reading.problems))
    process.exitCode = 1
    return
  }
  const { config } = reading
  const wording = await loadSentences(config.promptsDir, 'operator.zh-CN.yaml')
  const log = openLog(config.logLevel)
  const running = await run(config, { health: true, log }).catch(async (error: unknown) => {
    console.error(await explain(error, config))
    process.exit(1)
  })
  const stop = (): void => {
    setTimeout(() => process.exit(1), 10_000).unref()
    void running.stop().then(() => process.exit(0), () => process.exit(1))
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  console.log(wording('start.health', { url: running.health?.url ?? '' }))
  if (config.adminCode === undefined) console.log(wording('start.adminCode', { code: running.adminCode }))
  if (running.simulated === undefined) return
  console.log(wording('start.simulated', { directory: config.dataDir }))
  await runTerminal({ ...running.simulated, wording, input: process.stdin, output: process.stdout, live: process.stdin.isTTY === true, rested: running.rested })
  if (process.stdin.isTTY === true) stop()
}

await main()
