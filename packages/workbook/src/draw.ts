import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import { identify, identityContent } from './identity.ts'
import { instructionsSheet } from './page/instructions.ts'
import type { Keep } from './page/keep.ts'
import { machineSheet } from './page/machine.ts'
import { matrixSheet, type MatrixPlaces } from './page/matrix.ts'
import { summarySheet } from './page/summary.ts'
import type { DefinedName } from './xml/package.ts'
import type { SheetModel } from './xml/worksheet.ts'

export interface DrawnSheet {
  readonly model: SheetModel
  /** Its block of inputs. */
  readonly name?: DefinedName
}

/** The sheets of one expert's workbook as models, one after the other: no XML yet, no clock, no randomness. */
export function* drawSheets(assignment: SheetAssignment, sign: (content: string) => string, keep: Keep): Generator<DrawnSheet> {
  const identity = identify(assignment)
  yield { model: instructionsSheet(assignment) }
  const places: MatrixPlaces[] = []
  for (const [index, matrix] of assignment.matrices.entries())
    for (const part of identity.matrices[index]?.parts ?? []) {
      const drawn = matrixSheet(assignment, matrix, part, keep)
      places.push(drawn.places)
      yield { model: drawn.model, name: { name: part.name, reference: drawn.inputs } }
    }
  yield { model: summarySheet(assignment, places, keep) }
  const content = identityContent(identity)
  yield { model: machineSheet(content, sign(content)) }
}
