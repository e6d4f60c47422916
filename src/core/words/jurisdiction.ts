import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** What tells whose rule is asked for where another place is named. The names of countries and of cities abroad are in the places. */
export const JurisdictionWords = z.strictObject({
  /** Provinces and cities of this country that are not ours. */
  regions: Words,
  /** What there is only abroad: CPF, 枫叶卡. */
  abroad: Words,
  /** Where we are: our city, 国内. */
  here: Words,
  /** What there is only with us, and coming back to us: 户口, 回国. */
  ours: Words,
  /** What touches abroad in any way: who says none of it and names no country asks about life here. */
  touching: Words,
  /** How people say that they and theirs never were abroad. */
  local: Words,
  /** Questions for another place's rule. */
  theirs: Words,
  /** Questions for our rule in which another place is named. */
  near: Words,
})
export type JurisdictionWords = Readonly<z.infer<typeof JurisdictionWords>>
