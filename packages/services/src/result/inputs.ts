import type { Database } from '@zhengji/db/database'
import { canonical } from '@zhengji/domain/integrity/canonical'
import { computeRole, type RoleResult } from '@zhengji/domain/result/compute'
import { digest } from '../digest.ts'
import { ServiceError } from '../errors.ts'
import type { RunningRound } from '../round/load.ts'
import type { RubricRecord } from '../rubric/load.ts'
import { loadScoring, type Scoring } from '../score/scoring.ts'

/** What a computation rests on, and its fingerprint. */
export interface ResultInputs {
  readonly scoring: Scoring & { readonly rubric: RubricRecord }
  readonly tieSeed: string
  readonly inputHash: string
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)
const sorted = (values: readonly string[]): readonly string[] => [...values].sort((a, b) => (a < b ? -1 : 1))

/** SHA-256 over everything the result depends on, whatever order it was read in. */
const fingerprint = ({ definition }: RunningRound, scoring: ResultInputs['scoring'], tieSeed: string): string => {
  const experts = scoring.members.map(({ expert }) => expert.id)
  return digest(
    canonical({
      callId: definition.id,
      callVersion: definition.version,
      rubricHash: scoring.rubric.hash,
      aggregation: definition.aggregation,
      ties: definition.ties,
      quotas: definition.roles.map(({ id, quota }) => ({ id, places: quota.places, waiting: quota.waiting })),
      applicants: scoring.applicants.map(({ id, role, number, name }) => ({ id, role, number, name })).sort(byId),
      experts: sorted(experts),
      scores: scoring.scores,
      recused: sorted(
        scoring.recused
          .filter(({ expertId }) => experts.includes(expertId))
          .map(({ expertId, applicationId }) => `${expertId} ${applicationId}`),
      ),
      tieSeed,
    }),
  )
}

/** Throws PRECONDITION without an approved rubric or without anybody to rank. */
export const loadResultInputs = async (db: Database, running: RunningRound, tieSeed: string): Promise<ResultInputs> => {
  const { rubric, ...rest } = await loadScoring(db, running.round.id)
  if (rubric === null) throw new ServiceError('PRECONDITION', 'rubric-not-approved')
  if (rest.applicants.length === 0) throw new ServiceError('PRECONDITION', 'sheet-no-applicants')
  const scoring = { ...rest, rubric }
  return { scoring, tieSeed, inputHash: fingerprint(running, scoring, tieSeed) }
}

/** Pure from here on: the same inputs give the same result. */
export const computeRoles = ({ definition }: RunningRound, { scoring, tieSeed }: ResultInputs): RoleResult[] =>
  definition.roles.flatMap((role) => {
    const rubric = scoring.rubric.content.find((one) => one.role === role.id)
    if (rubric === undefined) return []
    return [
      computeRole({
        rubric,
        aggregation: definition.aggregation,
        ties: definition.ties[role.id] ?? [],
        quota: role.quota,
        applicants: scoring.applicants.filter((applicant) => applicant.role === role.id),
        experts: scoring.members.map(({ expert }) => ({ id: expert.id, name: expert.name })),
        scores: scoring.scores,
        recused: scoring.recused,
        tieSeed,
        digest,
      }),
    ]
  })

/** Fingerprint of the inputs as they are now; null when there is nothing to compute from any more. */
export const presentHash = async (db: Database, running: RunningRound, tieSeed: string): Promise<string | null> => {
  try {
    return (await loadResultInputs(db, running, tieSeed)).inputHash
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'PRECONDITION') return null
    throw error
  }
}
