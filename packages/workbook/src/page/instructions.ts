import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import { draftSheet, type SheetModel } from '../xml/worksheet.ts'
import { columnPixels, textHeight } from './fit.ts'
import { localDateTime } from './time.ts'
import { words } from './texts.ts'

/** 填写说明: how to fill in, what happens to it, whom to ask. */
export const instructionsSheet = (assignment: SheetAssignment): SheetModel => {
  const word = words(assignment.locale)
  const draft = draftSheet()
  const columns = [{ width: 14 }, { width: 74 }]
  const textPixels = columnPixels(74)
  let row = 1
  const line = (text: string, style: 'title' | 'rehearsalLine' | 'subtitle' | 'plain', points: number) => {
    draft.merge(row, 1, row, 2, { style, value: text })
    draft.height(row, textHeight(text, points, columnPixels(88)) + 4)
    row += 1
  }
  const pair = (label: string, value: string) => {
    draft.set(row, 1, { style: 'head', value: label })
    draft.set(row, 2, { style: 'cell', value })
    draft.height(row, Math.max(20, textHeight(value, 10, textPixels) + 4))
    row += 1
  }
  if (assignment.rehearsal) line(word.rehearsalLine, 'rehearsalLine', 12)
  line(word.instructionsTitle, 'title', 16)
  pair(word.call, assignment.callTitle)
  pair(word.round, assignment.roundName)
  pair(word.expert, assignment.expertName)
  pair(word.sheetNumber, assignment.sheetNumber)
  pair(word.rubricLabel, word.rubric(assignment.rubricVersion, assignment.rubricHash.slice(0, 8)))
  pair(word.issued, localDateTime(assignment.issuedAt, assignment.timeZone))
  if (assignment.dueAt !== null) pair(word.dueLabel, localDateTime(assignment.dueAt, assignment.timeZone))
  pair(word.contact, assignment.contact)
  for (const [title, steps] of [
    [word.howTo, word.steps],
    [word.after, word.afterSteps],
  ] as const) {
    row += 1
    line(title, 'subtitle', 11)
    steps.forEach((step, index) => pair(String(index + 1), step))
  }
  return {
    name: word.instructions,
    state: 'visible',
    columns,
    rows: draft.rows,
    merges: draft.merges,
    validations: [],
    conditions: [],
    landscape: false,
    footer: footerOf(assignment),
    rowBreaks: [],
    columnBreaks: [],
    fitWidth: true,
  }
}

/** `&` is a command in footers and doubled to stand for itself. */
export const footerOf = (assignment: SheetAssignment): string => {
  const word = words(assignment.locale)
  const plain = (text: string) => text.replaceAll('&', '&&')
  const mark = assignment.rehearsal ? `${plain(word.rehearsal)} ` : ''
  return `&L${mark}${word.labelled(word.expert, plain(assignment.expertName))}&C${word.page}&R${plain(assignment.sheetNumber)}`
}
