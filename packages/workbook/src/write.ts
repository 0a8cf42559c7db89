import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import { identify, identityContent } from './identity.ts'
import { instructionsSheet } from './page/instructions.ts'
import { machineSheet } from './page/machine.ts'
import { matrixSheet } from './page/matrix.ts'
import { summarySheet } from './page/summary.ts'
import { styleBook } from './template.ts'
import { appPropertiesXml, contentTypesXml, corePropertiesXml, rootRelationsXml, workbookRelationsXml, workbookXml } from './xml/package.ts'
import { worksheetXml, type ProtectionHash } from './xml/worksheet.ts'
import { assembleZip, packPart, type PackedPart } from './zip/assemble.ts'

export interface WriteOptions {
  /** Signs the canonical content of the hidden sheet. */
  readonly sign: (content: string) => string
  /** Hash of a protection password, computed once per pack. Without it sheets are locked without a password. */
  readonly protectionHash?: ProtectionHash
}

export interface SheetWriter {
  readonly write: (assignment: SheetAssignment) => Promise<Uint8Array>
}

/** Deflated parts that do not depend on the expert are kept for the whole pack. */
export const createSheetWriter = ({ sign, protectionHash }: WriteOptions): SheetWriter => {
  const kept = new Map<string, PackedPart>()
  const keep = (name: string, content: string): PackedPart => {
    const known = kept.get(name)
    if (known !== undefined) return known
    const part = packPart(name, content)
    kept.set(name, part)
    return part
  }
  return {
    write: async (assignment) => {
      const styles = await styleBook()
      const identity = identify(assignment)
      const content = identityContent(identity)
      const drawn = identity.matrices.flatMap((matrix, index) => {
        const source = assignment.matrices[index]
        return source === undefined ? [] : matrix.parts.map((part) => ({ part, ...matrixSheet(assignment, source, part) }))
      })
      const sheets = [
        instructionsSheet(assignment),
        ...drawn.map(({ model }) => model),
        summarySheet(
          assignment,
          drawn.map(({ places }) => places),
        ),
        machineSheet(content, sign(content)),
      ]
      const names = drawn.map(({ part, inputs }) => ({ name: part.name, reference: inputs }))
      const parts = [
        packPart('[Content_Types].xml', contentTypesXml(sheets.length)),
        keep('_rels/.rels', rootRelationsXml),
        packPart('xl/workbook.xml', workbookXml(sheets, names)),
        packPart('xl/_rels/workbook.xml.rels', workbookRelationsXml(sheets.length)),
        keep('xl/styles.xml', styles.stylesXml),
        keep('xl/theme/theme1.xml', styles.themeXml),
        packPart(
          'docProps/core.xml',
          corePropertiesXml(`${assignment.callTitle} ${assignment.sheetNumber}`, assignment.contact, assignment.issuedAt),
        ),
        keep('docProps/app.xml', appPropertiesXml),
      ]
      for (const [index, sheet] of sheets.entries()) {
        parts.push(packPart(`xl/worksheets/sheet${index + 1}.xml`, worksheetXml(sheet, styles, index === 0, protectionHash)))
        // A sheet of 60 applicants takes about 10 ms: let the worker answer in between.
        await new Promise(setImmediate)
      }
      return assembleZip(parts)
    },
  }
}

/** One expert's workbook. The same assignment and signature give the same bytes: no clock and no randomness is read. */
export const writeSheet = (assignment: SheetAssignment, options: WriteOptions): Promise<Uint8Array> =>
  createSheetWriter(options).write(assignment)
