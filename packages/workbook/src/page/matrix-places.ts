/** Rows and columns of a matrix sheet as it is issued, 1-based. Row 1 and column A are hidden and hold the keys. */
export const keyColumn = 1
export const groupColumn = 2
export const nameColumn = 3
export const earnsColumn = 4
export const pointsColumn = 5
export const firstApplicant = 6

export const keyRow = 1
export const titleRow = 2
export const callRow = 3
export const expertRow = 4
export const issueRow = 5
export const numberRow = 6
export const nameRow = 7
export const recusalRow = 8
export const firstCriterion = 9

/** Points. */
export const recusalHeight = 20

/** Six columns of applicants fill an A4 landscape page beside the criteria. */
const mostPerPage = 6
const applicantWidth = 8.5

/** Applicants across a printed page, evenly: 7 are 4 + 3 rather than a page with a single column. */
export const applicantsPerPage = (applicants: number): number =>
  Math.max(1, Math.ceil(applicants / Math.max(1, Math.ceil(applicants / mostPerPage))))

/** Column widths in characters. Fewer than six applicants leave room to their names and to what the criteria say. */
export const columnWidths = (applicants: number): number[] => {
  const perPage = applicantsPerPage(applicants)
  const spare = (mostPerPage - perPage) * applicantWidth
  const earns = Math.min(spare / 2, 20)
  const width = applicantWidth + (spare - earns) / perPage
  return [4, 10, 18, 34 + earns, 5.5, ...Array.from({ length: applicants }, () => width)]
}

/**
 * Printed at 90 %: six applicants fit across the page also where Songti is missing and its stand-in has digits of 9.3 px.
 * A4 landscape less margins is 512 pt, 569 pt at that scale; 5 % slack because office programs measure fonts differently.
 */
export const printScale = 90
export const pageHeight = 540
