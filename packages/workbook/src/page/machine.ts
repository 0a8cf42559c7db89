import { machineMark, schemaVersion } from '../keys.ts'
import { draftSheet, type SheetModel } from '../xml/worksheet.ts'
import { words } from './texts.ts'

/** A cell holds 32,767 characters; LibreOffice and openpyxl are happier with fewer. */
const chunkLength = 8000

/**
 * JSON that survives every office program: characters that XML or Excel treat specially (controls, `_x0041_` groups,
 * non-characters) as `\u` escapes. Parses to the same value.
 */
const plainJson = (content: string): string =>
  content.replace(
    /_(?=x)|[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Each chunk stands between bars, so that no program trims its blanks or takes it for a number or a formula. */
export const chunkContent = (content: string): string[] => {
  const json = plainJson(content)
  const chunks: string[] = []
  for (let start = 0; start < json.length;) {
    let end = Math.min(json.length, start + chunkLength)
    // Never cut a surrogate pair in two.
    if (end < json.length && /[\ud800-\udbff]/.test(json[end - 1] ?? '')) end -= 1
    chunks.push(`|${json.slice(start, end)}|`)
    start = end
  }
  return chunks
}

/** 系统数据: A1 mark, A2 schema, A3 number of chunks, A4 signature, from A5 the chunks. */
export const machineSheet = (content: string, signature: string): SheetModel => {
  const draft = draftSheet()
  const chunks = chunkContent(content)
  const cells = [machineMark, `v${schemaVersion}`, `n${chunks.length}`, `|${signature}|`, ...chunks]
  cells.forEach((value, index) => draft.set(index + 1, 1, { style: 'key', value }))
  return {
    name: words('zh').machine,
    state: 'veryHidden',
    columns: [{ width: 20 }],
    rows: draft.rows,
    merges: [],
    validations: [],
    conditions: [],
    landscape: false,
    footer: '',
    rowBreaks: [],
    columnBreaks: [],
    fitWidth: false,
  }
}
