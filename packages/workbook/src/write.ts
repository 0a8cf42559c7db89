import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import { drawSheets } from './draw.ts'
import { createKeep } from './page/keep.ts'
import { styleBook } from './page/styles.ts'
import {
  appPropertiesXml,
  contentTypesXml,
  corePropertiesXml,
  rootRelationsXml,
  workbookRelationsXml,
  workbookXml,
  type DefinedName,
} from './xml/package.ts'
import { pieceXml, worksheetPieces, type ProtectionHash, type SheetModel, type SheetPiece } from './xml/worksheet.ts'
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
  const pack = (piece: SheetPiece): PackedPiece => {
    if (typeof piece === 'string') return packPiece(piece)
    const packed = pieces.get(piece) ?? packPiece(pieceXml(piece, styleBook))
    pieces.set(piece, packed)
    return packed
  }
  return {
    write: async (assignment) => {
      const sheets: SheetModel[] = []
      const names: DefinedName[] = []
      const drawn: PackedPart[] = []
      for (const { model, name } of drawSheets(assignment, sign, keep)) {
        const content = worksheetPieces(model, styleBook, sheets.length === 0, protectionHash)
        sheets.push(model)
        if (name !== undefined) names.push(name)
        drawn.push(joinPieces(`xl/worksheets/sheet${sheets.length}.xml`, content.map(pack)))
        // A new sheet of 60 applicants takes about 10 ms: let the worker answer in between.
        await new Promise(setImmediate)
      }
      return assembleZip([
        packPart('[Content_Types].xml', contentTypesXml(sheets.length)),
        keepPart('_rels/.rels', rootRelationsXml),
        packPart('xl/workbook.xml', workbookXml(sheets, names)),
        packPart('xl/_rels/workbook.xml.rels', workbookRelationsXml(sheets.length)),
        keepPart('xl/styles.xml', styleBook.stylesXml),
        packPart(
          'docProps/core.xml',
          corePropertiesXml(`${assignment.callTitle} ${assignment.sheetNumber}`, assignment.contact, assignment.issuedAt),
        ),
        keepPart('docProps/app.xml', appPropertiesXml),
        ...drawn,
      ])
    },
  }
}

/** One expert's workbook. The same assignment and signature give the same bytes: no clock and no randomness is read. */
export const writeSheet = (assignment: SheetAssignment, options: WriteOptions): Promise<Uint8Array> =>
  createSheetWriter(options).write(assignment)
