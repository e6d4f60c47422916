import { readEnvironment } from './config.ts'
import { explain } from './explaining.ts'
import { loadSentences } from './library/sentences.ts'
import { homeOf, openLog } from './running.ts'
import { serve } from './serving.ts'

/** `npm start`: the bot, until it is told to stop. Without a token it is connected to a simulated WeChat, used as a page in the browser. */
const main = async (): Promise<void> => {
  const reading = readEnvironment()
  if (!reading.ok) {
    console.error(await explain(reading.problems))
    process.exitCode = 1
    return
  }
  const { config } = reading
  const wording = await loadSentences(config.promptsDir, 'operator.zh-CN.yaml')
  const simulated = config.wechat.kind === 'simulated'
  if (simulated) console.log(wording('start.building'))
  const serving = await serve(config, openLog(config.logLevel)).catch(async (error: unknown) => {
    console.error(await explain(error, config))
    process.exit(1)
  })
  const stop = (): void => {
    setTimeout(() => process.exit(1), 10_000).unref()
    void serving.stop().then(() => process.exit(0), () => process.exit(1))
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const { url } = serving.web
  console.log(wording('start.health', { url }))
  if (config.adminCode === undefined) console.log(wording('start.adminCode', { code: serving.adminCode }))
  if (simulated) console.log(wording('start.simulated', { directory: homeOf(config) }))
  if (serving.pageTrouble !== undefined) console.error(wording('start.pageBad', { reason: serving.pageTrouble }))
  else if (config.page) console.log(wording(simulated ? 'start.page' : 'start.pageBeside', { url }))
}

await main()
