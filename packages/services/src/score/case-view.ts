import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { abnormalCases, files, proposals, sheets } from '@zhengji/db/schema/index'
import { countVotes, mayVote } from '@zhengji/domain/score/abnormal'
import type { AbnormalCaseView } from '@zhengji/domain/score/view'
import { ServiceError } from '../errors.ts'
import { staffNames } from '../sheet/blind.ts'
import { namesOf } from '../user/names.ts'
import { factsOf, loadVotes, targetsOf, type CaseRecord } from './case-load.ts'
import { replacingTotal, sumOf } from './replacements.ts'
import { loadScoring, type Scoring, type SheetRecord } from './scoring.ts'

/** As it would be now; once replaced, as it was decided. */
const effectOf = (scoring: Scoring, sheet: SheetRecord, record: CaseRecord): AbnormalCaseView['effect'] => {
  const columns = sheet.assignment.matrices.flatMap(({ rubric, applicants }) => applicants.map((one) => ({ rubric, ...one })))
  const bases =
    record.basis?.applications ?? (record.status === 'closed' ? [] : targetsOf(scoring, sheet, record).map(({ basis }) => basis))
  return bases.flatMap((basis) => {
    const column = columns.find(({ applicationId }) => applicationId === basis.applicationId)
    if (column === undefined) return []
    const { applicationId, rubric } = column
    const { number, name } = staffNames(scoring.applicants)(column)
    const to = basis.others.length === 0 ? 0 : replacingTotal(basis)
    return [{ applicationId, number, name, stepsPerPoint: rubric.stepsPerPoint, from: sumOf(basis.own), to, others: basis.others.length }]
  })
}

/** Cases of a round, newest first, or only one of them. */
export const loadCases = async (db: Database, roundId: string, caseId?: string): Promise<AbnormalCaseView[]> => {
  const rows = await db
    .select({ record: abnormalCases, sheet: sheets, file: { id: files.id, name: files.name } })
    .from(abnormalCases)
    .innerJoin(sheets, eq(sheets.id, abnormalCases.sheetId))
    .leftJoin(files, eq(files.id, abnormalCases.explanationFileId))
    .where(and(eq(abnormalCases.roundId, roundId), caseId === undefined ? undefined : eq(abnormalCases.id, caseId)))
    .orderBy(desc(abnormalCases.id))
    .limit(200)
  if (rows.length === 0) return []
  const ids = rows.map(({ record }) => record.id)
  const scoring = await loadScoring(db, roundId)
  const named = staffNames(scoring.applicants)
  const votes = await loadVotes(db, ids)
  const proposed = await db
    .select({ id: proposals.id, caseId: proposals.subjectId })
    .from(proposals)
    .where(and(eq(proposals.kind, 'score-replacement'), inArray(proposals.subjectId, ids)))
    .orderBy(proposals.id)
  const nameOf = await namesOf(
    db,
    rows.map(({ record }) => record.openedBy),
  )
  const proposalOf = new Map(proposed.map(({ id, caseId: of }) => [of, id]))
  return rows.map(({ record, sheet, file }) => {
    const cast = votes.get(record.id) ?? []
    const facts = factsOf(scoring, sheet, record, cast)
    const applicant = sheet.assignment.matrices
      .flatMap(({ applicants }) => applicants)
      .find(({ applicationId }) => applicationId === record.applicationId)
    const count = countVotes(facts)
    return {
      id: record.id,
      sheetId: sheet.id,
      sheetNumber: sheet.number,
      expertId: record.expertId,
      expertName: sheet.assignment.expertName,
      application: applicant === undefined ? null : { id: applicant.applicationId, ...named(applicant) },
      reason: record.reason,
      status: record.status,
      members: scoring.members
        .filter(({ expert }) => expert.id !== record.expertId)
        .map(({ expert }) => {
          const vote = cast.find(({ expertId }) => expertId === expert.id)
          return {
            expertId: expert.id,
            name: expert.name,
            excluded: !mayVote(facts, expert.id),
            confirms: vote?.confirms ?? null,
          }
        }),
      count:
        record.basis === null
          ? count
          : {
              ...count,
              confirming: record.basis.confirming,
              panelSize: record.basis.panelSize,
              needed: Math.floor(record.basis.panelSize / 2) + 1,
            },
      explanation: record.explanation === null ? null : { verdict: record.explanation, text: record.explanationText, file },
      effect: effectOf(scoring, sheet, record),
      closedReason: record.closedReason,
      openedBy: nameOf(record.openedBy),
      openedAt: record.openedAt.toString(),
      proposalId: proposalOf.get(record.id) ?? null,
      revision: record.revision,
    }
  })
}

/** Throws NOT_FOUND. */
export const loadCaseView = async (db: Database, roundId: string, caseId: string): Promise<AbnormalCaseView> => {
  const [found] = await loadCases(db, roundId, caseId)
  if (found === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  return found
}
