import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import { drawBook } from './draw.ts'
import { createKeep } from './page/keep.ts'
import { styleBook } from './template.ts'
import { appPropertiesXml, contentTypesXml, corePropertiesXml, rootRelationsXml, workbookRelationsXml, workbookXml } from './xml/package.ts'
import { pieceXml, worksheetPieces, type ProtectionHash, type SheetPiece } from './xml/worksheet.ts'
import { assembleZip, joinPieces, packPart, packPiece, type PackedPart, type PackedPiece } from './zip/assemble.ts'

export interface WriteOptions {
  /** Signs the canonical content of the hidden sheet. */
  readonly sign: (content: string) => string
  /** Hash of a protection password, computed once per pack. Without it sheets are locked without a password. */
  readonly protectionHash?: ProtectionHash
}

export interface SheetWriter {
  readonly write: (assignment: SheetAssignment) => Promise<Uint8Array>
}

/**
 * Writes the workbooks of a pack. What experts have in common (nearly all rows of nearly all sheets) is drawn, put into XML and
 * deflated once and joined to what is theirs; a workbook is the same byte by byte whether others were written before or not.
 */
export const createSheetWriter = ({ sign, protectionHash }: WriteOptions): SheetWriter => {
  const keep = createKeep()
  const parts = new Map<string, PackedPart>()
  const pieces = new WeakMap<Exclude<SheetPiece, string>, PackedPiece>()
  const keepPart = (name: string, content: string): PackedPart => {
    const part = parts.get(name) ?? packPart(name, content)
    parts.set(name, part)
    return part
  }
  return {
    write: async (assignment) => {
      const styles = await styleBook()
      const pack = (piece: SheetPiece): PackedPiece => {
        const packed = (typeof piece === 'string' ? undefined : pieces.get(piece)) ?? packPiece(pieceXml(piece, styles))
        if (typeof piece !== 'string') pieces.set(piece, packed)
        return packed
      }
      const { sheets, names } = drawBook(assignment, sign, keep)
      const packed = [
        packPart('[Content_Types].xml', contentTypesXml(sheets.length)),
        keepPart('_rels/.rels', rootRelationsXml),
        packPart('xl/workbook.xml', workbookXml(sheets, names)),
        packPart('xl/_rels/workbook.xml.rels', workbookRelationsXml(sheets.length)),
        keepPart('xl/styles.xml', styles.stylesXml),
        keepPart('xl/theme/theme1.xml', styles.themeXml),
        packPart(
          'docProps/core.xml',
          corePropertiesXml(`${assignment.callTitle} ${assignment.sheetNumber}`, assignment.contact, assignment.issuedAt),
        ),
        keepPart('docProps/app.xml', appPropertiesXml),
      ]
      for (const [index, sheet] of sheets.entries()) {
        const content = worksheetPieces(sheet, styles, index === 0, protectionHash)
        packed.push(joinPieces(`xl/worksheets/sheet${index + 1}.xml`, content.map(pack)))
        // A new sheet of 60 applicants takes about 10 ms: let the worker answer in between.
        await new Promise(setImmediate)
      }
      return assembleZip(packed)
    },
  }
}

/** One expert's workbook. The same assignment and signature give the same bytes: no clock and no randomness is read. */
export const writeSheet = (assignment: SheetAssignment, options: WriteOptions): Promise<Uint8Array> =>
  createSheetWriter(options).write(assignment)
