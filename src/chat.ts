import { join } from 'node:path'
import { readEnvironment } from './config.ts'
import { explain } from './explaining.ts'
import { loadSentences } from './library/sentences.ts'
import { openLog, run } from './running.ts'
import { runTerminal } from './adapters/terminal/terminal.ts'

/** `npm run chat`: the simulated WeChat at the terminal, whatever is configured, with data of its own. Ends with its input. */
const main = async (): Promise<void> => {
  const reading = readEnvironment()
  if (!reading.ok) {
    console.error(await explain(reading.problems))
    process.exitCode = 1
    return
  }
  const { redisUrl: _redis, databaseUrl: _database, ...rest } = reading.config
  const config = { ...rest, wechat: { kind: 'simulated' } as const, dataDir: join(rest.dataDir, 'chat'), logLevel: process.stdin.isTTY === true ? 'error' : 'warn' }
  const wording = await loadSentences(config.promptsDir, 'operator.zh-CN.yaml')
  const running = await run(config, { log: openLog(config.logLevel) }).catch(async (error: unknown) => {
    console.error(await explain(error, config))
    process.exit(1)
  })
  if (running.simulated !== undefined) {
    await runTerminal({ ...running.simulated, wording, input: process.stdin, output: process.stdout, live: process.stdin.isTTY === true, rested: running.rested })
  }
  await running.rested()
  await running.stop()
  process.exit(0)
}

await main()
