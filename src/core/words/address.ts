import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How people say where a home is. Compared without case. */
export const AddressWords = z.strictObject({
  /** Numbers that count buildings rather than name one. */
  counters: Words,
  ordinals: Words,
  buildingMarks: Words,
  /** Marks that stand before the number: `building 6`. */
  buildingLeads: Words,
  /** Marks of a building that count only where a unit or a room follows: 6号甲单元, 6#402. */
  softBuildingMarks: Words,
  /** Marks of a building as they are mistyped, which count before a unit. */
  slipBuildingMarks: Words,
  unitMarks: Words,
  /** Marks of a unit that count only right after a building: 5栋3门. */
  softUnitMarks: Words,
  unitLeads: Words,
  /** Names of units that are not numbers → how they are written. */
  unitNames: z.record(z.string().min(1), z.string().min(1)),
  roomMarks: Words,
  /** Words for the number of a room that may stand before it: 门牌补充一下是402. */
  roomCues: Words,
  roomLeads: Words,
  floorMarks: Words,
  /** Doors on a landing. */
  sides: Words,
  /** What may stand between the parts of an address. */
  loose: Words,
  /** Words right before a part that say it is not so. */
  not: Words,
  /** Words right after a part that say it is wrong. */
  notTail: Words,
  /** Words between a part and the one it is replaced by. */
  change: Words,
  /** Words that say what it is instead. */
  but: Words,
  /** What stands before and after an estate to say that somebody is from there: 帮 枫林雅苑 的陆奶奶. */
  residents: z.strictObject({ leads: Words, tails: Words }),
  /** Words that say an address follows. */
  cues: Words,
  /** What follows a number that is no part of an address. */
  notAfter: Words,
  /** What follows another number that is said right after that of a room: 六零一两个 人. */
  countedAfter: Words,
  /** Marks that end the name of a province, city, district or street office. */
  regionMarks: Words,
  /** Marks that end the name of a road, lane or village. */
  streetMarks: Words,
  /** Marks that end the number on a road. */
  numberMarks: Words,
  /** Words that no name of a road in Latin letters holds: 15 minutes from Heping Road. */
  notInRoads: Words,
  /** Marks that end the name of a housing estate. */
  estateMarks: Words,
  /** The same in Latin letters; a name before them counts where an address was asked for. */
  latinEstateMarks: Words,
  /** Marks that also end everyday words, and end the name of an estate only before a building: 清潭三村56幢. */
  softEstateMarks: Words,
  /** Marks of a part of an estate that has a number: 一村. */
  villageMarks: Words,
  /** Parts of an estate by name (东区), after a number (二期), and by a character that counts only right before a building (工人新村北62幢). */
  areas: Words,
  phaseMarks: Words,
  softAreas: Words,
  /** Marks people take for each other: 花园, 花苑. */
  sameMarks: z.array(Words),
  /** Characters that sound alike: one in the name of an estate is mistaken only for another of its group. */
  soundAlikes: Words,
  /** Characters that look alike, in groups: 泰秦. */
  lookAlikes: Words,
  /** What may stand between the short name of an estate and its building: 国泰那边6幢. */
  afterShort: Words,
  /** Characters that cannot be in the name of a place. */
  stops: z.string().min(1),
  /** Characters that end a name without a mark, words that are none, and words besides the cues that may stand right before one. */
  bareStops: z.string().min(1),
  notEstate: Words,
  /** What before the mark of an estate says which one, and is no name: 隔壁 小区. */
  unnamed: Words,
  whereabouts: Words,
  /** Between an address and whose it is, what follows then, and what stands before the speaker's own: 6幢 是 我姑姑 家, 我住 6幢. */
  isHome: Words,
  home: Words,
  own: Words,
  /** Whose room is told where the speaker tells two: 她是602，我是502. */
  doors: z.strictObject({ theirs: Words, ours: Words, lives: Words }),
  /** How a complete address is written. */
  write: z.strictObject({ building: z.string(), unit: z.string(), room: z.string() }),
})
export type AddressWords = Readonly<z.infer<typeof AddressWords>>
