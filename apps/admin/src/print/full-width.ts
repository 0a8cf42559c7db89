const isChinese = (character: string | undefined): boolean => character !== undefined && /[\u2e80-\u9fff\uff00-\uffef“”]/.test(character)

/** The full-width form of an ASCII mark stands this far behind it (Unicode block FF00). */
const offset = 0xfee0
const widen = (mark: string): string => String.fromCodePoint((mark.codePointAt(0) ?? 0) + offset)

/**
 * Punctuation as documents print it (GB/T 15834): marks that touch a Chinese character become full-width, brackets in pairs.
 * Times, addresses, file names and numbers keep theirs. Texts on the screen stay as they were written.
 */
export const fullWidth = (text: string): string =>
  text
    .replace(/\(([^()]*)\)/g, (whole: string, inner: string, at: number, all: string) => {
      const touching = [all[at - 1], inner[0], inner.at(-1), all[at + whole.length]]
      return touching.some(isChinese) ? `${widen('(')}${inner}${widen(')')}` : whole
    })
    .replace(/[,;:!?]/g, (mark: string, at: number, all: string) => (isChinese(all[at - 1]) || isChinese(all[at + 1]) ? widen(mark) : mark))
