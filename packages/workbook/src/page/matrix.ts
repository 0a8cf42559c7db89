import type { Criterion, CriterionGroup } from '@zhengji/domain/call/definition'
import type { SheetAssignment, SheetMatrix } from '@zhengji/domain/sheet/assignment'
import type { IdentityPart } from '../identity.ts'
import { applicantKey, columnKey, criterionKey, partKey, rowKey } from '../keys.ts'
import { absolute, address, columnLetters, quoteSheet } from '../xml/address.ts'
import { draftSheet, type Condition, type SheetDraft, type SheetModel, type Validation } from '../xml/worksheet.ts'
import { breakRows, columnPixels, textHeight } from './fit.ts'
import { footerOf } from './instructions.ts'
import { localDate, localDateTime } from './time.ts'
import { words } from './texts.ts'

/** Where the summary finds a matrix: 1-based rows and the column of each applicant. */
export interface MatrixPlaces {
  readonly sheet: string
  readonly role: string
  readonly totalRow: number
  readonly statusRow: number
  readonly applicants: readonly { readonly number: string; readonly name: string; readonly recused: boolean; readonly column: number }[]
  readonly criteria: number
}

export interface DrawnMatrix {
  readonly model: SheetModel
  readonly places: MatrixPlaces
  /** Cells the expert may fill, as an absolute reference with the sheet's name. */
  readonly inputs: string
}

const keyColumn = 1
const groupColumn = 2
const nameColumn = 3
const earnsColumn = 4
const pointsColumn = 5
const firstApplicant = 6
/** Six columns of applicants fill an A4 landscape page beside the criteria. */
const mostPerPage = 6
/** Evenly: 7 applicants are 4 + 3 rather than a page with a single column. */
const columnsPerPage = (applicants: number): number => Math.max(1, Math.ceil(applicants / Math.max(1, Math.ceil(applicants / mostPerPage))))
const applicantWidth = 8.5

const titleRow = 2
const callRow = 3
const expertRow = 4
const issueRow = 5
const numberRow = 6
const nameRow = 7
const recusalRow = 8
const firstCriterion = 9

/**
 * Printed at 90 %: six applicants fit across the page also where Songti is missing and its stand-in has digits of 9.3 px.
 * A4 landscape less margins is 512 pt, 569 pt at that scale; 5 % slack because office programs measure fonts differently.
 */
const printScale = 90
const pageHeight = 540

/** One sheet of a matrix: criteria down, applicants across. */
export const matrixSheet = (assignment: SheetAssignment, matrix: SheetMatrix, part: IdentityPart): DrawnMatrix => {
  const word = words(assignment.locale)
  const draft = draftSheet()
  const { applicants } = part
  const lastColumn = firstApplicant + Math.max(applicants.length, 1) - 1
  const perPage = columnsPerPage(applicants.length)
  // Fewer than six applicants leave the page's width to what the criteria say.
  const spare = Math.max(0, mostPerPage - perPage) * applicantWidth
  const widths = [4, 10, 18, 34 + Math.min(spare, 30), 5.5, ...applicants.map(() => applicantWidth + Math.max(0, spare - 30) / perPage)]
  const pixels = widths.map(columnPixels)
  const leftPixels = pixels.slice(1, 5).reduce((sum, width) => sum + width, 0)
  const columnOf = (index: number): number => firstApplicant + index

  const head = drawHead(draft, assignment, matrix, part, {
    leftPixels,
    lastColumn,
    applicantPixels: pixels[5] ?? columnPixels(applicantWidth),
  })
  const body = drawBody(draft, assignment, matrix, part, pixels)
  const { totalRow, statusRow, commentRow, signRow, subtotals, criterionRows } = body

  applicants.forEach((applicant, index) => {
    const letter = columnLetters(columnOf(index))
    const counts = body.groups.map(({ from, to }) => `${letter}${from}:${letter}${to}`)
    const filled = `COUNT(${counts.join(',')})`
    const recused = `${letter}$${recusalRow}="${word.yes}"`
    const missing = `"${word.missing} "&(${criterionRows.length}-${filled})&" ${word.missingUnit}"`
    draft.set(totalRow, columnOf(index), {
      style: 'total',
      formula: `IF(${recused},"${word.recused}",IF(${filled}=0,"",SUM(${subtotals.map((row) => `${letter}${row}`).join(',')})))`,
      value: applicant.recused ? word.recused : '',
    })
    draft.set(statusRow, columnOf(index), {
      style: 'cellCentre',
      formula: `IF(${recused},"${word.recused}",IF(${filled}=${criterionRows.length},"${word.complete}",${missing}))`,
      value: applicant.recused ? word.recused : `${word.missing} ${criterionRows.length} ${word.missingUnit}`,
    })
    for (const row of [recusalRow, ...criterionRows, commentRow])
      draft.set(row, columnOf(index), {
        style: applicant.recused ? 'closed' : row === commentRow ? 'inputText' : 'input',
        ...(applicant.recused ? { value: row === recusalRow ? word.yes : '—' } : {}),
      })
  })

  const first = columnLetters(firstApplicant)
  const last = columnLetters(lastColumn)
  const conditions: Condition[] = [
    { range: `${first}${firstCriterion}:${last}${statusRow}`, formula: `${first}$${recusalRow}="${word.yes}"`, tone: 'recused' },
    { range: `${first}${totalRow}:${last}${statusRow}`, formula: `${first}$${statusRow}="${word.complete}"`, tone: 'done' },
    {
      range: `${first}${totalRow}:${last}${statusRow}`,
      formula: `AND(${first}$${totalRow}<>"",${first}$${statusRow}<>"${word.complete}")`,
      tone: 'missing',
    },
  ]
  const strips = Math.ceil(applicants.length / perPage)
  const model: SheetModel = {
    name: part.sheet,
    state: 'visible',
    columns: widths.map((width, index) => (index === 0 ? { width, hidden: true } : { width })),
    rows: draft.rows,
    merges: draft.merges,
    validations: validationsOf(assignment, matrix, body, first, last),
    conditions,
    landscape: true,
    scale: printScale,
    footer: footerOf(assignment),
    freeze: { rows: recusalRow, columns: pointsColumn },
    rowBreaks: breakRows(body.blocks, pageHeight - head.all, pageHeight - head.repeated),
    columnBreaks: Array.from({ length: Math.max(0, strips - 1) }, (_, index) => firstApplicant - 1 + (index + 1) * perPage),
    fitWidth: false,
    printArea: `${quoteSheet(part.sheet)}!$B$${titleRow}:${absolute(signRow, lastColumn)}`,
    printTitles: `${quoteSheet(part.sheet)}!$B:$E,${quoteSheet(part.sheet)}!$${expertRow}:$${recusalRow}`,
  }
  return {
    model,
    places: {
      sheet: part.sheet,
      role: matrix.roleName,
      totalRow,
      statusRow,
      criteria: criterionRows.length,
      applicants: applicants.map(({ number, name, recused }, index) => ({ number, name, recused, column: columnOf(index) })),
    },
    inputs: `${quoteSheet(part.sheet)}!${absolute(recusalRow, firstApplicant)}:${absolute(commentRow, lastColumn)}`,
  }
}

/** Printed smaller, or one long name would take a third of every page. */
const isLong = (name: string): boolean => Array.from(name).length > 24

interface HeadSpace {
  readonly leftPixels: number
  readonly lastColumn: number
  readonly applicantPixels: number
}

/** Keys, title, who and which sheet, applicants. Returns the height of all of it and of what repeats on each page. */
const drawHead = (draft: SheetDraft, assignment: SheetAssignment, matrix: SheetMatrix, part: IdentityPart, space: HeadSpace) => {
  const word = words(assignment.locale)
  const { leftPixels, applicantPixels } = space
  draft.set(1, keyColumn, { style: 'key', value: partKey(part.key) })
  draft.set(1, nameColumn, { style: 'key', value: columnKey.name })
  draft.set(1, earnsColumn, { style: 'key', value: columnKey.earns })
  draft.set(1, pointsColumn, { style: 'key', value: columnKey.points })
  draft.hide(1)
  const rehearsal = assignment.rehearsal ? `【${word.rehearsal}】` : ''
  const left = (row: number, style: 'title' | 'rehearsalLine' | 'subtitle' | 'line', points: number, value: string, least = 15): number => {
    draft.merge(row, groupColumn, row, pointsColumn, { style, value })
    const height = Math.max(least, textHeight(value, points, leftPixels))
    draft.height(row, height)
    return height
  }
  const pieces = (...texts: string[]) => texts.filter(Boolean).join('    ')
  const once =
    left(titleRow, assignment.rehearsal ? 'rehearsalLine' : 'title', 16, `${rehearsal}${word.matrix}·${matrix.roleName}`, 28) +
    left(
      callRow,
      'subtitle',
      11,
      assignment.roundName === assignment.callTitle ? assignment.callTitle : `${assignment.callTitle}(${assignment.roundName})`,
      20,
    )
  const due = assignment.dueAt === null ? '' : word.due(localDateTime(assignment.dueAt, assignment.timeZone))
  let repeated =
    left(
      expertRow,
      'line',
      9,
      pieces(`${rehearsal}${word.expert}:${assignment.expertName}`, `${word.sheetNumber}:${assignment.sheetNumber}`),
      16,
    ) +
    left(
      issueRow,
      'line',
      9,
      pieces(
        word.rubric(assignment.rubricVersion, assignment.rubricHash.slice(0, 8)),
        `${word.issued} ${localDate(assignment.issuedAt, assignment.timeZone)}`,
        due,
      ),
      16,
    )
  for (const [column, value] of [
    [groupColumn, word.group],
    [nameColumn, word.criterion],
    [earnsColumn, word.earns],
    [pointsColumn, word.points],
  ] as const)
    draft.merge(numberRow, column, nameRow, column, { style: 'head', value })
  draft.set(numberRow, keyColumn, { style: 'key', value: rowKey.number })
  draft.set(nameRow, keyColumn, { style: 'key', value: rowKey.name })
  draft.set(recusalRow, keyColumn, { style: 'key', value: rowKey.recusal })
  draft.merge(recusalRow, groupColumn, recusalRow, pointsColumn, { style: 'label', value: word.recusalHint })
  part.applicants.forEach((applicant, index) => {
    const column = firstApplicant + index
    draft.set(1, column, { style: 'key', value: applicantKey(applicant.id) })
    draft.set(numberRow, column, { style: 'number', value: applicant.number })
    draft.set(nameRow, column, { style: isLong(applicant.name) ? 'nameLong' : 'name', value: applicant.name })
  })
  const numberHeight = Math.max(18, ...part.applicants.map(({ number }) => textHeight(number, 9, applicantPixels)))
  const nameHeight = Math.max(32, ...part.applicants.map(({ name }) => textHeight(name, isLong(name) ? 7.5 : 9, applicantPixels)))
  draft.height(numberRow, numberHeight)
  draft.height(nameRow, nameHeight)
  draft.height(recusalRow, 20)
  repeated += numberHeight + nameHeight + 20
  if (assignment.rehearsal) drawRehearsalMark(draft, word.rehearsal, space.lastColumn, columnsPerPage(part.applicants.length))
  return { all: once + repeated, repeated }
}

/** A mark per printed strip, so that no page of a rehearsal can be taken for a real one. */
const drawRehearsalMark = (draft: SheetDraft, mark: string, lastColumn: number, perPage: number): void => {
  for (let column = firstApplicant; column <= lastColumn; column += perPage)
    draft.merge(titleRow, column, callRow, Math.min(lastColumn, column + perPage - 1), { style: 'rehearsal', value: mark })
}

interface Body {
  readonly groups: readonly { readonly from: number; readonly to: number }[]
  readonly criterionRows: readonly number[]
  readonly criteria: readonly Criterion[]
  readonly subtotals: readonly number[]
  readonly totalRow: number
  readonly statusRow: number
  readonly commentRow: number
  readonly signRow: number
  readonly blocks: readonly (readonly { readonly row: number; readonly height: number }[])[]
}

/** Criteria by group with their subtotals, then total, state, remarks and signature. */
const drawBody = (
  draft: SheetDraft,
  assignment: SheetAssignment,
  matrix: SheetMatrix,
  part: IdentityPart,
  pixels: readonly number[],
): Body => {
  const word = words(assignment.locale)
  const blocks: { row: number; height: number }[][] = []
  const groups: { from: number; to: number }[] = []
  const subtotals: number[] = []
  const criterionRows: number[] = []
  let row = firstCriterion
  for (const group of matrix.rubric.groups) {
    const heights = groupHeights(group, assignment, pixels)
    const from = row
    const block: { row: number; height: number }[] = []
    group.criteria.forEach((criterion, index) => {
      const height = heights[index] ?? 24
      drawCriterion(draft, assignment, criterion, row)
      draft.height(row, height)
      block.push({ row, height })
      criterionRows.push(row)
      row += 1
    })
    draft.merge(row, nameColumn, row, earnsColumn, { style: 'subtotal', value: word.subtotal })
    draft.set(row, pointsColumn, { style: 'subtotal', value: group.points })
    for (let column = firstApplicant; column < firstApplicant + part.applicants.length; column += 1) {
      const range = `${address(from, column)}:${address(row - 1, column)}`
      draft.set(row, column, { style: 'subtotal', formula: `IF(COUNT(${range})=0,"",SUM(${range}))`, value: '' })
    }
    draft.height(row, 18)
    block.push({ row, height: 18 })
    draft.merge(from, groupColumn, row, groupColumn, {
      style: 'group',
      value: `${group.name[assignment.locale]}\n${word.groupPoints(group.points)}`,
    })
    groups.push({ from, to: row - 1 })
    subtotals.push(row)
    blocks.push(block)
    row += 1
  }
  const [totalRow, statusRow, commentRow, signRow] = [row, row + 1, row + 2, row + 4]
  draft.merge(totalRow, groupColumn, totalRow, earnsColumn, { style: 'total', value: word.total })
  draft.set(totalRow, pointsColumn, { style: 'total', value: matrix.rubric.totalPoints })
  draft.set(totalRow, keyColumn, { style: 'key', value: rowKey.total })
  draft.merge(statusRow, groupColumn, statusRow, pointsColumn, { style: 'label', value: word.status })
  draft.merge(commentRow, groupColumn, commentRow, pointsColumn, { style: 'label', value: word.comment })
  draft.set(commentRow, keyColumn, { style: 'key', value: rowKey.comment })
  draft.merge(signRow, groupColumn, signRow, pointsColumn, { style: 'sign', value: word.sign })
  const closing = [
    [totalRow, 22],
    [statusRow, 20],
    [commentRow, 84],
    [signRow - 1, 12],
    [signRow, 30],
  ].map(([at = 0, height = 0]) => ({ row: at, height }))
  for (const { row: at, height } of closing) draft.height(at, height)
  blocks.push(closing)
  return {
    groups,
    subtotals,
    criterionRows,
    criteria: matrix.rubric.groups.flatMap((group) => group.criteria),
    totalRow,
    statusRow,
    commentRow,
    signRow,
    blocks,
  }
}

const drawCriterion = (draft: SheetDraft, { locale }: SheetAssignment, criterion: Criterion, row: number): void => {
  draft.set(row, keyColumn, { style: 'key', value: criterionKey(criterion.id) })
  draft.set(row, nameColumn, { style: 'criterion', value: criterion.name[locale] })
  draft.set(row, earnsColumn, { style: 'earns', value: criterion.earns[locale] })
  draft.set(row, pointsColumn, { style: 'points', value: criterion.points })
}

/** Rows high enough for their texts, and together for the name of the group beside them. */
const groupHeights = (group: CriterionGroup, { locale }: SheetAssignment, pixels: readonly number[]): number[] => {
  const heights = group.criteria.map((criterion) =>
    Math.max(24, textHeight(criterion.name[locale], 10, pixels[2] ?? 0), textHeight(criterion.earns[locale], 9, pixels[3] ?? 0)),
  )
  const needed = textHeight(group.name[locale], 9, pixels[1] ?? 0) + 18
  const lacking = needed - 18 - heights.reduce((sum, height) => sum + height, 0)
  return lacking > 0 ? heights.map((height) => height + lacking / heights.length) : heights
}

const validationsOf = (assignment: SheetAssignment, matrix: SheetMatrix, body: Body, first: string, last: string): Validation[] => {
  const word = words(assignment.locale)
  const steps = matrix.rubric.stepsPerPoint
  const step = Number((1 / steps).toFixed(4))
  const scores = body.criterionRows.map((row, index): Validation => {
    const points = body.criteria[index]?.points ?? 0
    const cell = `${first}${row}`
    return {
      range: `${first}${row}:${last}${row}`,
      type: 'custom',
      // Tolerant of binary fractions: 0.7 × 10 is not exactly 7.
      formula: `AND(ISNUMBER(${cell}),${cell}>=0,${cell}<=${points},ABS(${cell}*${steps}-ROUND(${cell}*${steps},0))<0.000001,${first}$${recusalRow}<>"${word.yes}")`,
      title: word.scoreTitle(points),
      error: word.scoreError(points, step),
      prompt: word.scoreRange(points, step),
    }
  })
  return [
    ...scores,
    {
      range: `${first}${recusalRow}:${last}${recusalRow}`,
      type: 'list',
      formula: `"${word.yes},${word.no}"`,
      title: word.recusal,
      error: word.recusalError,
    },
    {
      range: `${first}${body.commentRow}:${last}${body.commentRow}`,
      type: 'textLength',
      formula: '2000',
      title: word.comment,
      error: word.commentError,
    },
  ]
}
