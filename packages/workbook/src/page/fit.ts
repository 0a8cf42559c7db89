/**
 * Heights of wrapped rows. LibreOffice does not fit rows by itself and Excel does not fit merged cells, so both are told.
 * Widths: one character of a column is 8 px at 96 dpi (a digit of Songti 11) plus 5 px padding; a Chinese character is as wide as the font is high.
 */
export const columnPixels = (characters: number): number => characters * 8 + 5

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u2014\u2018-\u201d\u2026]|[\ud840-\ud88f]/

/** Lines that `text` takes at `points` in a cell of `pixels`; a little pessimistic, since fonts differ. */
export const lineCount = (text: string, points: number, pixels: number): number => {
  const em = (points * 4) / 3
  const room = Math.max(em, pixels - 8)
  let lines = 0
  for (const paragraph of text.split('\n')) {
    let used = 0
    lines += 1
    for (const character of paragraph) {
      const width = wide.test(character) ? em : em * 0.62
      if (used + width > room) {
        lines += 1
        used = 0
      }
      used += width
    }
  }
  return lines
}

/** Height in points of a cell with that text. */
export const textHeight = (text: string, points: number, pixels: number): number => lineCount(text, points, pixels) * points * 1.32 + 5

/** Rows that belong together on a page, with their heights in points. */
export type Block = readonly { readonly row: number; readonly height: number }[]

/**
 * Rows after which to break the page so that no block is cut, unless it alone is taller than a page.
 * `first` and `rest` are the room on the first and on later pages.
 */
export const breakRows = (blocks: readonly Block[], first: number, rest: number): number[] => {
  const breaks: number[] = []
  let room = first
  const fresh = (row: number) => {
    if (row > 1) breaks.push(row - 1)
    room = rest
  }
  blocks.forEach((block, index) => {
    const height = block.reduce((sum, row) => sum + row.height, 0)
    const head = block[0]
    if (head === undefined) return
    if (height > room && index > 0 && height <= rest) fresh(head.row)
    for (const row of block) {
      if (row.height > room) fresh(row.row)
      room -= row.height
    }
  })
  return breaks
}
