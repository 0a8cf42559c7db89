import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { correctionNotices } from '@zhengji/db/schema/index'
import type { noticeIdInput } from '@zhengji/domain/application/input'
import type { CorrectionDocument } from '@zhengji/domain/application/view'
import { loadPermitted } from '../application/load.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { namesOf } from '../user/names.ts'
import { toNoticeView } from './view.ts'

/** The correction notice to print. */
export const getNotice = async (ctx: Context, input: v.InferOutput<typeof noticeIdInput>): Promise<CorrectionDocument> => {
  const [notice] = await ctx.db.select().from(correctionNotices).where(eq(correctionNotices.id, input.noticeId))
  if (notice === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  const { application, enterprise, round } = await loadPermitted(ctx, notice.applicationId, 'application:read')
  const nameOf = await namesOf(ctx.db, [notice.issuedBy])
  return {
    ...toNoticeView(notice),
    applicationId: application.id,
    roundId: round.id,
    rehearsal: round.realm === 'rehearsal',
    enterpriseName: enterprise.name,
    role: application.role,
    applicationNumber: application.number,
    issuedBy: nameOf(notice.issuedBy),
  }
}
