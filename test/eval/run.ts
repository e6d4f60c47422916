import { parseArgs } from 'node:util'
import { openAsk } from '../../src/openAsk.ts'
import { loadEmergencies } from './emergencyItem.ts'
import { hearEmergencies, writeEmergencyReport } from './emergencyScore.ts'
import { ENTITY_SETS, loadEntities, type EntitySets } from './entityItem.ts'
import { writeEntityReport } from './entityReport.ts'
import { runEntities } from './entityRun.ts'
import { writeIntakeReport } from './intakeReport.ts'
import { runIntake } from './intakeRun.ts'
import { writeIntentReport } from './intentReport.ts'
import { loadIntent, runIntent } from './intentRun.ts'
import { evaluateModels } from './evaluateModels.ts'
import type { SetName } from './item.ts'
import { writeMonthReport } from './monthReport.ts'
import { MONTH, runMonth, STORES } from './monthRun.ts'
import { loadRegister, loadSets } from './load.ts'
import { loadLibrary } from '../../src/library/load.ts'
import { writeReport } from './report.ts'
import { judgeBoundary, judgeFalsePremise, judgeLaw, type Verdict } from './score.ts'
import { writeWaysReport } from './waysReport.ts'
import { prepareShipped } from '../support/prepareShipped.ts'

/** `npm run eval -- [law boundary followUp falsePremise emergency intent intake time phone address people ways month] [--failures] [--json] [--model] [--stores embedded|servers]`: quality on the project's own sets; with `--model` that of the configured models beside the rules, written into their prompts. Needs no store and no WeChat; the month brings its own, both unless `--stores` names one. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { set: { type: 'string' }, failures: { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, model: { type: 'boolean', default: false }, stores: { type: 'string' } },
})

if (values.model) {
  await evaluateModels()
  process.exit()
}

type Section = SetName | keyof EntitySets | 'emergency' | 'intent' | 'intake' | 'ways' | 'month'
const chosen: readonly string[] = [...positionals, ...(values.set === undefined ? [] : [values.set])]
const wanted = (name: Section): boolean => chosen.length === 0 || chosen.includes(name)
const write = (verdicts: readonly unknown[], report: () => string): void => {
  if (verdicts.length > 0) process.stdout.write(`${values.json ? verdicts.map((verdict) => JSON.stringify(verdict)).join('\n') : report()}\n`)
}

const judgeAnswers = async (): Promise<readonly Verdict[]> => {
  const [ask, sets, register] = await Promise.all([openAsk({ beside: false }), loadSets(), loadRegister()])
  const verdicts: Verdict[] = []
  // One after the other, so that the times are those of a bot with one question at hand.
  for (const item of wanted('law') ? sets.law : []) {
    verdicts.push(judgeLaw('law', item, await ask({ id: item.id, turns: [item.q], scope: 'private' }), register))
  }
  for (const item of wanted('followUp') ? sets.followUp : []) {
    verdicts.push(judgeLaw('followUp', item, await ask({ id: item.id, turns: item.turns, scope: 'private' }), register))
  }
  for (const item of wanted('boundary') ? sets.boundary : []) {
    verdicts.push(judgeBoundary(item, await ask({ id: item.id, turns: [item.q], scope: item.scope }), register))
  }
  for (const item of wanted('falsePremise') ? sets.falsePremise : []) {
    verdicts.push(judgeFalsePremise(item, await ask({ id: item.id, turns: [item.q], scope: 'private' }), register))
  }
  return verdicts
}

const answers = (['law', 'boundary', 'followUp', 'falsePremise'] as const).some(wanted) ? await judgeAnswers() : []
write(answers, () => writeReport(answers, { failures: values.failures }))
const dialogues = wanted('intake') ? await runIntake() : []
write(dialogues, () => `\n${writeIntakeReport(dialogues, { failures: values.failures })}`)
const entities = ENTITY_SETS.filter(wanted)
if ((wanted('ways') && !values.json) || wanted('emergency') || wanted('intent') || entities.length > 0) {
  const loaded = await loadLibrary({ knowledgeDir: 'knowledge', promptsDir: 'prompts', today: new Date().toISOString().slice(0, 10) })
  if (!loaded.ok) throw new Error('the knowledge base does not load; npm run knowledge says why')
  const heard = wanted('emergency') ? hearEmergencies(loaded.library, await loadEmergencies()) : []
  write(heard, () => `\n${writeEmergencyReport(heard, { failures: values.failures })}`)
  const intents = wanted('intent') ? await runIntent(await loadIntent(), loaded.library, prepareShipped(loaded.library).understand) : []
  write(intents, () => `\n${writeIntentReport(intents, { failures: values.failures })}`)
  const read = entities.length === 0 ? [] : runEntities(await loadEntities(), entities, loaded.library, prepareShipped(loaded.library).kit)
  write(read, () => `\n${writeEntityReport(read, { failures: values.failures })}`)
  if (wanted('ways') && !values.json) process.stdout.write(`\n${writeWaysReport(loaded.library)}\n`)
}
if (wanted('month')) {
  const on = STORES.filter((one) => values.stores === undefined || values.stores === one)
  if (on.length === 0) throw new Error(`--stores is one of ${STORES.join(', ')}`)
  await runMonth(MONTH, on, (lived) => write([lived], () => `\n${writeMonthReport(lived, { failures: values.failures })}`))
}
