/** What WeChat's XML for an app message (49) says, as far as people would see it. */
export type AppMessage = Readonly<{
  type: number
  title: string
  description: string
  /** For type 57: what was quoted. `content` is as it stands in the XML, unescaped once. */
  quoted?: Readonly<{ speaker: string; speakerIds: readonly string[]; content: string }>
}>

/** Longer than any message people can write; what is longer is not looked at. */
const LONGEST = 200_000

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')

/** Undoes XML escaping once. */
export const unescapeXml = (text: string): string =>
  text.replace(/&(?:(lt|gt|quot|apos|amp)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (whole, name?: string, decimal?: string, hex?: string) => {
    if (decimal !== undefined) return character(Number.parseInt(decimal, 10))
    if (hex !== undefined) return character(Number.parseInt(hex, 16))
    return ENTITIES[name?.toLowerCase() ?? ''] ?? whole
  })

const CDATA = '<![CDATA['

/**
 * The raw inside of the first `<tag>` and the XML without that element; looked for with `indexOf`, so that
 * hostile input costs no more than its length.
 */
const cut = (xml: string, tag: string): Readonly<{ inside: string; rest: string }> | undefined => {
  const open = new RegExp(`<${tag}(?:\\s[^<>]{0,2000})?>`, 'i').exec(xml)
  if (open === null) return undefined
  const from = open.index + open[0].length
  const shut = `</${tag}>`
  // CDATA may hold the closing tag of another message as text.
  const cdata = xml.startsWith(CDATA, from) ? xml.indexOf(']]>', from) : -1
  const to = xml.indexOf(shut, Math.max(from, cdata))
  if (to < 0) return undefined
  return { inside: xml.slice(from, to), rest: xml.slice(0, open.index) + xml.slice(to + shut.length) }
}

/** What an element says: its CDATA as it is, anything else unescaped. */
const said = (inside: string | undefined): string => {
  const text = (inside ?? '').trim()
  return text.startsWith(CDATA) && text.endsWith(']]>') ? text.slice(CDATA.length, -3).trim() : unescapeXml(text).trim()
}

const tagOf = (xml: string, tag: string): string => said(cut(xml, tag)?.inside)

/** Whether the text is markup of the provider rather than words. */
export const isMarkup = (text: string): boolean => {
  // In rooms some providers put `wxid_…:` and a line break before the XML.
  return /^\s*(?:[\w@.-]{1,64}:\s*\n\s*)?<(?:\?xml|[a-z]+msg|msg|appmsg)[\s>?]/i.test(text)
}

/** Words when the text is words, and nothing when it is markup. */
export const textIn = (text: string): string => (isMarkup(text) ? '' : text.trim())

/** Reads the XML of an app message; undefined when it is not one. */
export const readAppMessage = (text: string): AppMessage | undefined => {
  if (text.length > LONGEST || !isMarkup(text)) return undefined
  const app = cut(text, 'appmsg')?.inside
  if (app === undefined) return undefined
  const reference = cut(app, 'refermsg')
  const own = reference?.rest ?? app
  const type = Number(tagOf(own, 'type'))
  return {
    type: Number.isSafeInteger(type) ? type : 0,
    title: tagOf(own, 'title'),
    description: tagOf(own, 'des'),
    ...(reference === undefined ? {} : {
      quoted: {
        speaker: tagOf(reference.inside, 'displayname'),
        // In a room `fromusr` is the room; `chatusr` is then who spoke.
        speakerIds: [tagOf(reference.inside, 'chatusr'), tagOf(reference.inside, 'fromusr')].filter((id) => id !== '' && !id.endsWith('@chatroom')),
        content: tagOf(reference.inside, 'content'),
      },
    }),
  }
}

/** The value of the first attribute of that name in the provider's markup, unescaped; empty when there is none. */
export const attributeIn = (xml: string, name: string): string => {
  if (xml.length > LONGEST) return ''
  const value = new RegExp(`\\s${name}\\s{0,4}=\\s{0,4}(?:"([^"<]*)"|'([^'<]*)')`, 'i').exec(xml)
  return unescapeXml(value?.[1] ?? value?.[2] ?? '').trim()
}

/** The inside of the first element of that name in the provider's markup; empty when there is none. */
export const elementIn = (xml: string, name: string): string => (xml.length > LONGEST ? '' : tagOf(xml, name))
