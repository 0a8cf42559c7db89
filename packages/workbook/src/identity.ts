import * as v from 'valibot'
import { canonical } from '@zhengji/domain/integrity/canonical'
import type { SheetApplicant, SheetAssignment, SheetMatrix } from '@zhengji/domain/sheet/assignment'
import { sheetTitle } from './page/texts.ts'

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const line = v.pipe(v.string(), v.maxLength(4000))
const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))

const criterionSchema = v.strictObject({ id, group: line, name: line, earns: line, points: v.number(), maxUnits: whole })
const applicantSchema = v.strictObject({ id, number: line, name: line, recused: v.boolean() })
const partSchema = v.strictObject({ key: id, sheet: line, name: id, applicants: v.array(applicantSchema) })
const matrixSchema = v.strictObject({
  role: id,
  stepsPerPoint: v.pipe(whole, v.minValue(1)),
  criteria: v.array(criterionSchema),
  parts: v.array(partSchema),
})

/**
 * What the hidden sheet says and the signature covers. It carries every locked text itself (what a criterion says, its full
 * marks, each applicant's number and name), so that a file is judged by what was issued then, not by what today's code would draw.
 */
export const identitySchema = v.strictObject({
  schema: v.literal(1),
  sheetId: id,
  sheetNumber: id,
  roundId: id,
  callId: id,
  callVersion: whole,
  rubricVersion: whole,
  rubricHash: id,
  rehearsal: v.boolean(),
  expertId: id,
  expertName: line,
  issuedAt: id,
  matrices: v.array(matrixSchema),
})

export type SheetIdentity = v.InferOutput<typeof identitySchema>
export type IdentityMatrix = SheetIdentity['matrices'][number]
export type IdentityPart = IdentityMatrix['parts'][number]
export type IdentityCriterion = IdentityMatrix['criteria'][number]

/** More applicants than this on one sheet is more than a person can handle; the matrix goes on on the next. */
export const applicantsPerSheet = 60

const slices = (applicants: readonly SheetApplicant[]): (readonly SheetApplicant[])[] => {
  const count = Math.max(1, Math.ceil(applicants.length / applicantsPerSheet))
  // Evenly filled sheets rather than a last one with a single column.
  const size = Math.ceil(applicants.length / count)
  return Array.from({ length: count }, (_, index) => applicants.slice(index * size, (index + 1) * size))
}

const identifyMatrix = (matrix: SheetMatrix, index: number, taken: Set<string>): IdentityMatrix => {
  const { rubric } = matrix
  const split = slices(matrix.applicants)
  return {
    role: matrix.role,
    stepsPerPoint: rubric.stepsPerPoint,
    criteria: [],
    parts: split.map((applicants, part) => ({
      key: `m${index + 1}p${part + 1}`,
      sheet: sheetTitle(matrix.roleName, split.length > 1 ? part + 1 : null, taken),
      name: `ZJ_M${index + 1}_P${part + 1}`,
      applicants: applicants.map(({ applicationId, number, name, recused }) => ({ id: applicationId, number, name, recused })),
    })),
  }
}

/** The identity of an assignment: pure, the same for the same assignment. */
export const identify = (assignment: SheetAssignment): SheetIdentity => {
  const taken = new Set<string>()
  const { locale } = assignment
  return {
    schema: 1,
    sheetId: assignment.sheetId,
    sheetNumber: assignment.sheetNumber,
    roundId: assignment.roundId,
    callId: assignment.callId,
    callVersion: assignment.callVersion,
    rubricVersion: assignment.rubricVersion,
    rubricHash: assignment.rubricHash,
    rehearsal: assignment.rehearsal,
    expertId: assignment.expertId,
    expertName: assignment.expertName,
    issuedAt: assignment.issuedAt,
    matrices: assignment.matrices.map((matrix, index) => ({
      ...identifyMatrix(matrix, index, taken),
      criteria: matrix.rubric.groups.flatMap((group) =>
        group.criteria.map((criterion) => ({
          id: criterion.id,
          group: group.id,
          name: criterion.name[locale],
          earns: criterion.earns[locale],
          points: criterion.points,
          // Full marks are a multiple of the step by the definition's conformance; rounding only undoes the binary fraction.
          maxUnits: Math.round(criterion.points * matrix.rubric.stepsPerPoint),
        })),
      ),
    })),
  }
}

/** What is signed: equal identities give equal text. */
export const identityContent = (identity: SheetIdentity): string => canonical(identity)
