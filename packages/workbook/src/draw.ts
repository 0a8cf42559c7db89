import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import { identify, identityContent } from './identity.ts'
import { instructionsSheet } from './page/instructions.ts'
import type { Keep } from './page/keep.ts'
import { machineSheet } from './page/machine.ts'
import { matrixSheet } from './page/matrix.ts'
import { summarySheet } from './page/summary.ts'
import type { DefinedName } from './xml/package.ts'
import type { SheetModel } from './xml/worksheet.ts'

export interface DrawnBook {
  readonly sheets: readonly SheetModel[]
  readonly names: readonly DefinedName[]
}

/** Every sheet of one expert's workbook as a model: no XML yet, no clock, no randomness. */
export const drawBook = (assignment: SheetAssignment, sign: (content: string) => string, keep: Keep): DrawnBook => {
  const identity = identify(assignment)
  const content = identityContent(identity)
  const drawn = identity.matrices.flatMap((matrix, index) => {
    const source = assignment.matrices[index]
    return source === undefined ? [] : matrix.parts.map((part) => ({ part, ...matrixSheet(assignment, source, part, keep) }))
  })
  return {
    sheets: [
      instructionsSheet(assignment),
      ...drawn.map(({ model }) => model),
      summarySheet(
        assignment,
        drawn.map(({ places }) => places),
        keep,
      ),
      machineSheet(content, sign(content)),
    ],
    names: drawn.map(({ part, inputs }) => ({ name: part.name, reference: inputs })),
  }
}
