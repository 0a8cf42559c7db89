import { and, desc, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { proposals, rubricVersions } from '@zhengji/db/schema/index'
import type { roundIdInput } from '@zhengji/domain/round/input'
import type { RubricVersionView } from '@zhengji/domain/rubric/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadProposals } from '../proposal/view.ts'
import { namesOf } from '../user/names.ts'

/** Every version that was proposed, newest first; the first approved one of the list is in force. */
export const listRubrics = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<RubricVersionView[]> => {
  authorize(ctx, 'rubric:read', input.roundId)
  const [rows, known] = await Promise.all([
    ctx.db.select().from(rubricVersions).where(eq(rubricVersions.roundId, input.roundId)).orderBy(desc(rubricVersions.version)),
    loadProposals(ctx.db, and(eq(proposals.roundId, input.roundId), eq(proposals.kind, 'rubric'))),
  ])
  const bySubject = new Map(known.map((proposal) => [proposal.subjectId, proposal]))
  const nameOf = await namesOf(
    ctx.db,
    rows.map(({ createdBy }) => createdBy),
  )
  return rows.map((row) => {
    const proposal = bySubject.get(row.id) ?? null
    return {
      id: row.id,
      version: row.version,
      hash: row.hash,
      content: row.content,
      createdBy: nameOf(row.createdBy),
      createdAt: row.createdAt.toString(),
      proposal,
      approved: proposal?.decision?.verdict === 'approved',
    }
  })
}
