/** Names as people type them: full-width brackets, blanks and case do not make another enterprise. */
export const sameName = (a: string, b: string): boolean => normaliseName(a) === normaliseName(b)

export const normaliseName = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase()
