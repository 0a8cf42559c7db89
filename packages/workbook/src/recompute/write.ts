import { styleBook } from '../page/styles.ts'
import {
  appPropertiesXml,
  contentTypesXml,
  corePropertiesXml,
  rootRelationsXml,
  workbookRelationsXml,
  workbookXml,
} from '../xml/package.ts'
import { worksheetXml, type SheetModel } from '../xml/worksheet.ts'
import { assembleZip, packPart } from '../zip/assemble.ts'
import { correctionsSheet } from './corrections.ts'
import { coverSheet } from './cover.ts'
import type { Recomputation } from './data.ts'
import { rawSheet } from './raw.ts'
import { replacementSheet } from './replacement.ts'
import { recomputationTitle } from './sheet.ts'
import { summarySheet } from './summary.ts'
import { recomputationWords } from './words.ts'

const draw = (data: Recomputation, digest: (text: string) => string): readonly SheetModel[] => {
  const word = recomputationWords(data.locale)
  const taken = new Set(['说明', '畸高畸低替换', '更正记录'])
  const plain = (text: string) => text.replaceAll('&', '&&')
  const footer = `&L${data.rehearsal ? `${plain(word.rehearsal.slice(0, 4))} ` : ''}${plain(data.roundName)}&C${word.page}&R${data.inputHash.slice(0, 12)}`
  const drawn = data.roles.map((role) => {
    const raw = rawSheet(role, recomputationTitle('原始得分', role.roleName, taken), footer, word)
    return { raw, summary: summarySheet(role, raw.places, recomputationTitle('汇总', role.roleName, taken), footer, word, digest) }
  })
  const replacement = replacementSheet(data.roles, '畸高畸低替换', footer, word)
  const checks = [...drawn.map(({ summary }) => summary.checks), replacement.checks].filter((range) => range !== '')
  return [
    coverSheet(data, checks, '说明', footer, word),
    ...drawn.map(({ summary }) => summary.model),
    ...drawn.map(({ raw }) => raw.model),
    replacement.model,
    correctionsSheet(data, '更正记录', footer, word),
  ]
}

/**
 * The recomputation workbook (复核表): every raw score and live formulas for everything that follows from it. The same data give the
 * same bytes. Formulas carry the figures they come to, for programs that only show. `digest`: SHA-256, lower-case hex, of UTF-8 text.
 */
export const writeRecomputation = async (data: Recomputation, digest: (text: string) => string): Promise<Uint8Array> => {
  const sheets = draw(data, digest)
  const parts = [
    packPart('[Content_Types].xml', contentTypesXml(sheets.length)),
    packPart('_rels/.rels', rootRelationsXml),
    packPart('xl/workbook.xml', workbookXml(sheets, [])),
    packPart('xl/_rels/workbook.xml.rels', workbookRelationsXml(sheets.length)),
    packPart('xl/styles.xml', styleBook.stylesXml),
    packPart(
      'docProps/core.xml',
      corePropertiesXml(`${recomputationWords(data.locale).title} ${data.roundName}`, data.callTitle, data.computedAt),
    ),
    packPart('docProps/app.xml', appPropertiesXml),
  ]
  for (const [index, sheet] of sheets.entries()) {
    parts.push(packPart(`xl/worksheets/sheet${index + 1}.xml`, worksheetXml(sheet, styleBook, index === 0, undefined)))
    // Whoever serves others meanwhile answers in between.
    await new Promise(setImmediate)
  }
  return assembleZip(parts)
}
