/**
 * Hidden keys: row 1 and column A of a matrix sheet name what each row and column is. Cells are found by them, never by
 * position, so that inserted rows and columns, a sort or a renamed sheet change nothing.
 */
export const partKey = (key: string): string => `zj-part:${key}`
export const criterionKey = (id: string): string => `c:${id}`
export const applicantKey = (id: string): string => `a:${id}`
export const rowKey = { number: 'r:number', name: 'r:name', recusal: 'r:recusal', total: 'r:total', comment: 'r:comment' } as const
export const columnKey = { name: 'k:name', earns: 'k:earns', points: 'k:points' } as const

/** First cell of the hidden sheet. */
export const machineMark = 'zhengji-sheet'
export const schemaVersion = 1
