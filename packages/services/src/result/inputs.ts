import type { Database } from '@zhengji/db/database'
import { canonical } from '@zhengji/domain/integrity/canonical'
import { computeRole, type RoleResult, type StoredRoleInput } from '@zhengji/domain/result/compute'
import type { PanelScores } from '@zhengji/domain/score/valid'
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
      // Their scores are the mean already; that they are has to be noted.
      replaced: sorted(scoring.replacements.map(({ caseId, applicationId }) => `${caseId} ${applicationId}`)),
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

/** Just the scores of these applicants. */
const scoresOf = (scores: PanelScores, applicationIds: ReadonlySet<string>): PanelScores =>
  Object.fromEntries(
    Object.entries(scores).map(([expertId, given]) => [
      expertId,
      Object.fromEntries(Object.entries(given).filter(([applicationId]) => applicationIds.has(applicationId))),
    ]),
  )

/** What `results.inputs` holds: everything a result rests on, so that anybody can compute it again whatever happens later. */
export interface StoredInputs {
  readonly rubricVersion: number
  readonly rubricHash: string
  readonly roles: readonly {
    readonly input: StoredRoleInput
    /** expertId → the sheet that counted for this role. */
    readonly sheets: Readonly<Record<string, { readonly id: string; readonly number: string }>>
  }[]
}

export const storedInputs = ({ definition }: RunningRound, { scoring, tieSeed }: ResultInputs): StoredInputs => ({
  rubricVersion: scoring.rubric.version,
  rubricHash: scoring.rubric.hash,
  roles: definition.roles.flatMap((role) => {
    const rubric = scoring.rubric.content.find((one) => one.role === role.id)
    if (rubric === undefined) return []
    const applicants = scoring.applicants.filter((applicant) => applicant.role === role.id)
    const ids = new Set(applicants.map(({ id }) => id))
    const input: StoredRoleInput = {
      rubric,
      aggregation: definition.aggregation,
      ties: definition.ties[role.id] ?? [],
      quota: { places: role.quota.places, waiting: role.quota.waiting },
      applicants: applicants.map(({ id, number, name }) => ({ id, number, name })),
      experts: scoring.members.map(({ expert }) => ({ id: expert.id, name: expert.name })),
      scores: scoresOf(scoring.scores, ids),
      recused: scoring.recused.filter(({ applicationId }) => ids.has(applicationId)),
      replacements: scoring.replacements.filter(({ applicationId }) => ids.has(applicationId)),
      tieSeed,
    }
    const sheets = scoring.members.flatMap((member) => {
      const sheet = member.sheets.get(role.id)
      return sheet === undefined ? [] : [[member.expert.id, { id: sheet.id, number: sheet.number }] as const]
    })
    return [{ input, sheets: Object.fromEntries(sheets) }]
  }),
})

/** Pure: the same inputs give the same result. */
export const computeRoles = ({ roles }: StoredInputs): RoleResult[] => roles.map(({ input }) => computeRole({ ...input, digest }))

/** Fingerprint of the inputs as they are now; null when there is nothing to compute from any more. */
export const presentHash = async (db: Database, running: RunningRound, tieSeed: string): Promise<string | null> => {
  try {
    return (await loadResultInputs(db, running, tieSeed)).inputHash
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'PRECONDITION') return null
    throw error
  }
}
