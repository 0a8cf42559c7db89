import { inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import { experts } from '@zhengji/db/schema/index'
import type { listExpertsInput } from '@zhengji/domain/expert/input'
import { text } from '@zhengji/domain/text'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { allIds } from '../list/page.ts'
import { rowsInChunks, textIn, type ExportFrame, type ListSource } from '../list/source.ts'
import { listedExperts, storedExperts } from './list.ts'
import { toExpertRow } from './view.ts'

const inPool = text('在库', 'In the pool')
const inactive = text('停用', 'Inactive')
const until = text('至', 'until')

/** The pool of experts for a workbook. */
export const exportExperts = async (
  ctx: Context,
  filter: v.InferOutput<typeof listExpertsInput>,
  { round, definition, ids, fullPhones, locale }: ExportFrame,
): Promise<ListSource> => {
  authorize(ctx, 'expert:read', filter.roundId)
  const pick = textIn(locale)
  const chosen = ids === null ? undefined : inArray(experts.id, [...ids])
  return rowsInChunks(
    await allIds<string>(ctx.db, listedExperts(round.realm, filter, chosen)),
    (chunk) => storedExperts(ctx.db, chunk),
    (stored) => {
      const row = toExpertRow(stored)
      return {
        name: row.name,
        category: pick(definition.panel.categories.find(({ id }) => id === row.category)?.name) || row.category,
        title: row.title,
        phone: fullPhones ? stored.phone : row.phone,
        email: row.email,
        employments: row.employments
          .map((one) => (one.until === null ? one.employer : `${one.employer} ${pick(until)} ${one.until}`))
          .join('\n'),
        active: pick(row.active ? inPool : inactive),
      }
    },
  )
}
