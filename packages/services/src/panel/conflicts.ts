import { newId } from '@zhengji/db/id'
import { recusals } from '@zhengji/db/schema/index'
import type { Database } from '@zhengji/db/database'
import { findConflicts, type Conflict, type ExpertEmployment } from '@zhengji/domain/panel/conflict'
import { entitiesByApplication } from '../application/entities.ts'
import { actingUser } from '../authorize.ts'
import type { RunningRound } from '../round/load.ts'
import type { Applicant } from '../score/applicants.ts'
import type { TransactionContext } from '../transaction.ts'

export interface ConflictedPair {
  readonly expertId: string
  readonly applicationId: string
  readonly conflict: Conflict
}

interface Candidate {
  readonly id: string
  readonly employments: readonly ExpertEmployment[]
}

/** Every pair in which the expert is, or lately was, employed by the applicant or a related entity; the first reason of each. */
export const findPairs = async (
  db: Database,
  { definition }: RunningRound,
  candidates: readonly Candidate[],
  applicants: readonly Applicant[],
  now: Temporal.Instant,
): Promise<ConflictedPair[]> => {
  const today = now.toZonedDateTimeISO(definition.timeZone).toPlainDate()
  const related = await entitiesByApplication(
    db,
    applicants.map(({ id }) => id),
  )
  return candidates.flatMap((expert) =>
    applicants.flatMap(({ id, name, creditCode }) => {
      const entities = [{ name, creditCode }, ...(related.get(id) ?? [])]
      const [conflict] = findConflicts(expert, entities, today, definition.panel.recusalYears)
      return conflict === undefined ? [] : [{ expertId: expert.id, applicationId: id, conflict }]
    }),
  )
}

// Kept as a record of its time, so in the office's language only.
const reasonOf = ({ employer, entityName, until }: Conflict): string => {
  const standing = until === null ? '现任职' : `任职至 ${until}`
  return employer === entityName ? `${standing}：${employer}` : `${standing}：${employer}（对应主体：${entityName}）`
}

/** Writes what the rule excludes; a pair that is excluded already stays as it was recorded. */
export const recordPairs = async (tx: TransactionContext, roundId: string, pairs: readonly ConflictedPair[]): Promise<void> => {
  if (pairs.length === 0) return
  const recordedBy = actingUser(tx)
  const recordedAt = await tx.ports.clock(tx.db)
  await tx.db
    .insert(recusals)
    .values(
      pairs.map(({ expertId, applicationId, conflict }) => ({
        id: newId(),
        roundId,
        expertId,
        applicationId,
        kind: 'rule' as const,
        reason: reasonOf(conflict),
        recordedBy,
        recordedAt,
      })),
    )
    .onConflictDoNothing()
}
