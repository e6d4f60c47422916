import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { parseDocument, stringify, YAMLSeq } from 'yaml'
import { readEnvironment, type Config } from './config.ts'
import { begin } from './core/conversation.ts'
import { dayIn } from './core/clock.ts'
import { privateConversation, type AccountId, type ContactId, type EntryId, type MessageId, type PersonId } from './core/ids.ts'
import type { ModelTask } from './core/modelPrompt.ts'
import { explain } from './explaining.ts'
import { loadLibrary } from './library/load.ts'
import { loadSentences } from './library/sentences.ts'
import { LibraryRefused } from './library/refused.ts'
import { openModels } from './openModels.ts'
import type { Hearing } from './ports.ts'
import type { ModelAnswer, ModelQuestion } from './core/modelTalk.ts'
import { checkDraft, draftQuestion, type DraftCitation, type EntryDraft } from './understand/model/draftEntry.ts'
import { checkSuggestions, suggestQuestion, type Idea } from './understand/model/suggest.ts'
import { createVeil } from './understand/model/veil.ts'
import { createPrepare } from './preparing.ts'

/**
 * `npm run knowledge:suggest -- <entry> [--accept 1,3]`: ideas for the ways of asking for an entry; none is used before somebody accepts it.
 * `-- --question "…" --answer "…"`: a draft of an entry from a lawyer's answer, for review.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true, options: { accept: { type: 'string' }, question: { type: 'string' }, answer: { type: 'string' } },
})

const ZONE = 'Asia/Shanghai'
/** Nobody waits in a chat for these. */
const UNHURRIED = { deadline: 60_000 }
const REVIEWED_AGAIN_AFTER = 365 * 86_400_000

const main = async (): Promise<void> => {
  const reading = readEnvironment()
  if (!reading.ok) return fail(await explain(reading.problems))
  const { config } = reading
  const wording = await loadSentences(config.promptsDir, 'operator.zh-CN.yaml')
  const loaded = await loadLibrary({ ...config, today: dayIn(Date.now(), ZONE) })
  if (!loaded.ok) return fail(await explain(new LibraryRefused(loaded.mistakes)))
  const { library } = loaded
  const [id] = positionals
  const entry = id === undefined ? undefined : library.entries.get(id as EntryId)
  if (values.accept !== undefined && entry !== undefined) return accept(entry.id, values.accept, config, wording)
  if (entry === undefined && (values.question === undefined || values.answer === undefined)) return fail(wording('suggest.usage'))
  const models = openModels(config, { now: Date.now, log: pino({ level: 'silent' }), zone: ZONE, patience: UNHURRIED })
  await models.ready
  const { kit } = createPrepare(config.dataDir)(library)
  const ask = async (task: ModelTask, question: (prompt: NonNullable<ReturnType<typeof library.prompts.get>>) => ModelQuestion): Promise<ModelAnswer | undefined> => {
    const prompt = library.prompts.get(task)
    return models.model === undefined || prompt === undefined ? undefined : models.model.ask(question(prompt))
  }
  if (entry !== undefined) {
    const answer = await ask('suggest', (prompt) => suggestQuestion(prompt, entry, kit))
    if (answer?.kind !== 'answered') return fail(wording('suggest.noModel', { why: answer?.kind === 'failed' ? answer.why : '-' }))
    const ideas = checkSuggestions(answer.value, entry, library.prompts.get('suggest')!, kit)
    await keep(config, entry.id, ideas)
    console.log(ideas.length === 0 ? wording('suggest.none') : ideas.map((idea, at) => wording(`suggest.${idea.for}`, { n: at + 1, say: idea.say, heard: idea.heard ?? wording('suggest.nothing') })).join('\n'))
    if (ideas.length > 0) console.log(wording('suggest.how', { entry: entry.id }))
    return
  }
  const veil = createVeil(kit)
  const [question, said] = [values.question ?? '', values.answer ?? ''].map((text) => veil(kit.normalise(text).text, NOBODY).text)
  const answer = await ask('draft-entry', (prompt) => draftQuestion(prompt, question ?? '', said ?? ''))
  if (answer?.kind !== 'answered') return fail(wording('suggest.noModel', { why: answer?.kind === 'failed' ? answer.why : '-' }))
  const drafted = checkDraft(answer.value, values.answer ?? '', library.prompts.get('draft-entry')!, kit)
  if (!drafted.ok) return fail(wording(`suggest.refused.${drafted.why}`))
  console.log(wording('suggest.drafted', { file: await writeDraft(drafted, config, wording('suggest.mark')) }))
}

/** Nobody in particular: the words of a lawyer belong to no conversation. */
const NOBODY: Hearing = {
  conversation: begin(privateConversation('suggest' as AccountId, 'nobody' as ContactId)), desk: [], own: [], colleagues: [], now: Date.now(),
  speaker: { person: 'nobody' as PersonId, account: 'suggest' as AccountId, contact: 'nobody' as ContactId, name: '', roles: [], friend: true },
  turn: {
    conversation: privateConversation('suggest' as AccountId, 'nobody' as ContactId), ids: ['suggest' as MessageId], account: 'suggest' as AccountId,
    from: { contact: 'nobody' as ContactId, name: '', friend: true }, place: { kind: 'private' }, text: '', attachments: [], addressed: true, sentAt: 0, heardAt: 0,
  },
}

const shelf = ({ dataDir }: Config, entry: EntryId): string => join(dataDir, 'suggestions', `${entry}.json`)

const keep = async (config: Config, entry: EntryId, ideas: readonly Idea[]): Promise<void> => {
  await mkdir(join(config.dataDir, 'suggestions'), { recursive: true })
  await writeFile(shelf(config, entry), JSON.stringify(ideas))
}

/** Adds the chosen ideas to the ways of asking; `npm run knowledge` and the regression cases say whether they do good. */
const accept = async (entry: EntryId, chosen: string, config: Config, wording: Awaited<ReturnType<typeof loadSentences>>): Promise<void> => {
  const ideas = JSON.parse(await readFile(shelf(config, entry), 'utf8').catch(() => '[]')) as readonly Idea[]
  const taken = chosen.split(',').flatMap((n) => ideas[Number(n) - 1] ?? [])
  if (taken.length === 0) return fail(wording('suggest.nothingChosen', { entry }))
  const file = join(config.knowledgeDir, 'asking', `${entry}.yaml`)
  const document = parseDocument(await readFile(file, 'utf8'))
  for (const { for: kind, say, heard } of taken) {
    const list = document.get(kind === 'way' ? 'ways' : 'near')
    const item = document.createNode(kind === 'way' ? say : { say, entry: heard })
    if (list instanceof YAMLSeq) list.add(item)
    else document.set(kind === 'way' ? 'ways' : 'near', document.createNode([item]))
  }
  await writeFile(file, document.toString({ lineWidth: 0 }))
  console.log(wording('suggest.accepted', { count: taken.length, file }))
}

const writeDraft = async ({ draft, citations }: Readonly<{ draft: EntryDraft; citations: readonly DraftCitation[] }>, { dataDir }: Config, mark: string): Promise<string> => {
  const now = Date.now()
  const id = `draft-${dayIn(now, ZONE)}-${String(now).slice(-5)}`
  const head = {
    id, title: draft.title, topic: draft.title, region: 'national', citations, handoff: true,
    verifiedOn: dayIn(now, ZONE), recheckBy: dayIn(now + REVIEWED_AGAIN_AFTER, ZONE),
  }
  const section = (heading: string, items: readonly string[]): readonly string[] => (items.length === 0 ? [] : [`## ${heading}`, '', ...items.map((item) => `- ${item}`), ''])
  const wording = await loadSentences('./prompts', 'operator.zh-CN.yaml')
  const body = [draft.answer, '', ...section(wording('suggest.steps'), draft.steps), ...section(wording('suggest.where'), draft.where), ...section(wording('suggest.traps'), draft.traps)]
  const directory = join(dataDir, 'drafts')
  await mkdir(directory, { recursive: true })
  const file = join(directory, `${id}.md`)
  await writeFile(file, ['---', `# ${mark}`, stringify(head).trimEnd(), '---', '', ...body].join('\n'))
  await writeFile(join(directory, `${id}.asking.yaml`), stringify({ entry: id, ways: draft.ways }))
  return file
}

const fail = (message: string): void => {
  console.error(message)
  process.exitCode = 1
}

await main()
