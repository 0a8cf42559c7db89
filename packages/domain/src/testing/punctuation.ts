/** Brackets, commas and the like that ASCII and GB/T 15834 both have, beside a Chinese character or a closing quote. */
const halfWidth = /[\u3400-\u9fff”》][,;:!?()]|[,;:!?()][\u3400-\u9fff“《]/g

/** Where a Chinese text has the narrow form of a mark that has a wide one, e.g. `材料,` instead of `材料，`. */
export const narrowMarks = (text: string): readonly string[] => text.match(halfWidth) ?? []
