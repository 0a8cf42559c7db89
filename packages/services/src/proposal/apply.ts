import type { ProposalKind } from '@zhengji/db/schema/index'
import { lateException } from '../application/late-exception.ts'
import { revokedPlace } from '../application/revoked-place.ts'
import { replacedMember } from '../panel/replaced-member.ts'
import { approvedBroadcast } from '../reminder/broadcast.ts'
import { approvedResult } from '../result/approved-result.ts'
import { movedDeadline } from '../round/moved-deadline.ts'
import { approvedRubric } from '../rubric/approved-rubric.ts'
import { correctedScore } from '../score/corrected-score.ts'
import { replacedScores } from '../score/replaced-scores.ts'
import { confirmedImport } from '../sheet/confirmed-import.ts'
import type { ProposalEffect } from './effect.ts'

/** Table of contents: what the approval of each kind does. A kind without an entry can be proposed by nobody. */
export const proposalEffects: Readonly<Partial<Record<ProposalKind, ProposalEffect>>> = {
  deadline: movedDeadline,
  'late-exception': lateException,
  revocation: revokedPlace,
  'expert-replacement': replacedMember,
  rubric: approvedRubric,
  'sheet-import': confirmedImport,
  'score-correction': correctedScore,
  'score-replacement': replacedScores,
  result: approvedResult,
  broadcast: approvedBroadcast,
}
