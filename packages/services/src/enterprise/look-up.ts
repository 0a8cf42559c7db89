import { and, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { enterprises } from '@zhengji/db/schema/index'
import type { lookUpEnterpriseInput } from '@zhengji/domain/application/input'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadRound } from '../round/load.ts'

/** The name known for a credit code in the round's realm, so that the clerk need not type it twice. */
export const lookUpEnterprise = async (
  ctx: Context,
  input: v.InferOutput<typeof lookUpEnterpriseInput>,
): Promise<{ readonly name: string } | null> => {
  authorize(ctx, 'application:intake', input.roundId)
  const { round } = await loadRound(ctx.db, input.roundId)
  const [known] = await ctx.db
    .select({ name: enterprises.name })
    .from(enterprises)
    .where(and(eq(enterprises.realm, round.realm), eq(enterprises.creditCode, input.creditCode)))
  return known ?? null
}
