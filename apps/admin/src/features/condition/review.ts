import type { ApplicationDetail, FindingView } from '@zhengji/domain/application/view'
import type { CallDefinition, Checkpoint, Condition } from '@zhengji/domain/call/definition'
import type { ConditionOutcome } from '@zhengji/domain/condition/eligibility'

/** Where one checkpoint stands for the person who looks at it. */
export type CheckpointStage =
  /** Nobody wrote a finding. */
  | 'missing'
  /** Somebody else's finding: this person may confirm it. */
  | 'mine'
  /** This person's own finding, which somebody else has to confirm. */
  | 'theirs'
  | 'confirmed'

/** What the list can be narrowed to. */
export type ShownStage = 'all' | 'missing' | 'mine'

export interface CheckpointReview {
  readonly checkpoint: Checkpoint
  readonly finding: FindingView | null
  readonly stage: CheckpointStage
}

export interface ConditionReview {
  readonly condition: Condition
  readonly state: ConditionOutcome['state']
  readonly checkpoints: readonly CheckpointReview[]
}

const stageOf = (finding: FindingView | undefined, userId: string): CheckpointStage => {
  if (!finding) return 'missing'
  if (finding.confirmedBy) return 'confirmed'
  return finding.foundBy.id === userId ? 'theirs' : 'mine'
}

/** The conditions of the applicant's role in the order of the announcement, with what `userId` has to do about each checkpoint. */
export const reviewOf = (
  definition: Pick<CallDefinition, 'conditions'>,
  { application, findings, conditions }: Pick<ApplicationDetail, 'application' | 'findings' | 'conditions'>,
  userId: string,
): readonly ConditionReview[] =>
  definition.conditions
    .filter(({ roles }) => roles.includes(application.role))
    .map((condition) => ({
      condition,
      state: conditions.find(({ conditionId }) => conditionId === condition.id)?.state ?? 'open',
      checkpoints: condition.checkpoints.map((checkpoint) => {
        const finding = findings.find(({ checkpointId }) => checkpointId === checkpoint.id)
        return { checkpoint, finding: finding ?? null, stage: stageOf(finding, userId) }
      }),
    }))

const checkpointsOf = (reviews: readonly ConditionReview[]): readonly CheckpointReview[] =>
  reviews.flatMap(({ checkpoints }) => checkpoints)

export const countStages = (reviews: readonly ConditionReview[]): Readonly<Record<CheckpointStage, number>> => {
  const counts = { missing: 0, mine: 0, theirs: 0, confirmed: 0 }
  for (const { stage } of checkpointsOf(reviews)) counts[stage] += 1
  return counts
}

export const countStates = (reviews: readonly ConditionReview[]): Readonly<Record<ConditionOutcome['state'], number>> => {
  const counts = { met: 0, unmet: 0, open: 0 }
  for (const { state } of reviews) counts[state] += 1
  return counts
}

/** Ids of the findings that this person can confirm now. */
export const confirmableFindings = (reviews: readonly ConditionReview[]): readonly string[] =>
  checkpointsOf(reviews).flatMap(({ finding, stage }) => (stage === 'mine' && finding ? [finding.id] : []))

/** Only checkpoints at this stage and the one that is being written (`keptId`); conditions without any are left out. */
export const showOnly = (reviews: readonly ConditionReview[], stage: ShownStage, keptId: string | null): readonly ConditionReview[] =>
  stage === 'all'
    ? reviews
    : reviews
        .map((review) => ({
          ...review,
          checkpoints: review.checkpoints.filter((one) => one.stage === stage || one.checkpoint.id === keptId),
        }))
        .filter(({ checkpoints }) => checkpoints.length > 0)

/** The next checkpoint without a finding after this one, from the top again at the end; null when none is left. */
export const nextMissing = (reviews: readonly ConditionReview[], afterId: string): string | null => {
  const all = checkpointsOf(reviews)
  const at = all.findIndex(({ checkpoint }) => checkpoint.id === afterId)
  const ahead = [...all.slice(at + 1), ...all.slice(0, at + 1)]
  return ahead.find(({ checkpoint, stage }) => stage === 'missing' && checkpoint.id !== afterId)?.checkpoint.id ?? null
}
