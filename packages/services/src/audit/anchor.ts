import { desc } from 'drizzle-orm'
import { auditEntries } from '@zhengji/db/schema/index'
import { canonical } from '@zhengji/domain/integrity/canonical'
import type { Context } from '../context.ts'

/** A head of the chain as it stood, signed by this installation. */
export interface Anchor {
  readonly seq: number
  readonly hash: string
  readonly at: string
  readonly signature: string
}

/** What the signature covers. */
export const anchoredContent = (anchor: Omit<Anchor, 'signature'>): string =>
  canonical({ seq: anchor.seq, hash: anchor.hash, at: anchor.at })

/**
 * Writes the signed head of the chain outside the database; nothing is written while the head has not moved.
 * Called every few minutes by the worker and after legal events; losing one costs only precision.
 */
export const anchorHead = async (ctx: Context): Promise<Anchor | null> => {
  const [head] = await ctx.db
    .select({ seq: auditEntries.seq, hash: auditEntries.hash })
    .from(auditEntries)
    .orderBy(desc(auditEntries.seq))
    .limit(1)
  if (head === undefined) return null
  const last = (await ctx.ports.anchors.lines()).at(-1)
  if (last !== undefined && parseAnchor(last)?.seq === head.seq) return null
  const unsigned = { ...head, at: (await ctx.ports.clock(ctx.db)).toString() }
  const anchor = { ...unsigned, signature: ctx.ports.signer.sign(anchoredContent(unsigned)) }
  await ctx.ports.anchors.append(JSON.stringify(anchor))
  return anchor
}

/** After a legal event: an anchor that cannot be written is logged and fails nothing, because the event is committed already. */
export const anchorAfter = async (ctx: Context): Promise<void> => {
  await anchorHead(ctx).catch((error: unknown) =>
    ctx.ports.log.error({ err: error, requestId: ctx.requestId }, 'the chain was not anchored'),
  )
}

/** Null for a line that is no anchor. */
export const parseAnchor = (line: string): Anchor | null => {
  try {
    const value: unknown = JSON.parse(line)
    return isAnchor(value) ? value : null
  } catch {
    return null
  }
}

const isAnchor = (value: unknown): value is Anchor =>
  typeof value === 'object' &&
  value !== null &&
  'seq' in value &&
  typeof value.seq === 'number' &&
  'hash' in value &&
  typeof value.hash === 'string' &&
  'at' in value &&
  typeof value.at === 'string' &&
  'signature' in value &&
  typeof value.signature === 'string'
