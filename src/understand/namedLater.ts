import type { Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'

/** A slot without the ways to choose that only count where something is wished for or that was asked: 「改成周四开始送」 says when. */
export const namedLater = (slot: Slot, { onlyWished }: FormWords): Slot =>
  ({ ...slot, choices: slot.choices.map((choice) => ({ ...choice, say: choice.say.filter((way) => !onlyWished.includes(way)) })) })
