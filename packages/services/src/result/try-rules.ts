import type * as v from 'valibot'
import { computeRole, type RoleResult } from '@zhengji/domain/result/compute'
import type { tryRulesInput } from '@zhengji/domain/result/input'
import type { Context } from '../context.ts'
import { digest } from '../digest.ts'
import { ServiceError } from '../errors.ts'
import { readStored } from './stored.ts'

/** What a computed run would have given one role by other rules: the same scores and the same lots, and nothing is written. */
export const tryRules = async (ctx: Context, input: v.InferOutput<typeof tryRulesInput>): Promise<RoleResult> => {
  const { inputs } = await readStored(ctx, input.runId)
  const stored = inputs.roles.find(({ input: { rubric } }) => rubric.role === input.role)
  if (stored === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  const { method, scope, ties, places, waiting } = input
  return computeRole({
    ...stored.input,
    aggregation: { ...stored.input.aggregation, method, scope },
    ties: ties === 'draw' ? [{ kind: 'draw' }] : stored.input.ties,
    quota: { places, waiting },
    digest,
  })
}
