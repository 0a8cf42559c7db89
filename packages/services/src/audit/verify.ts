import { asc, gt } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { auditEntries } from '@zhengji/db/schema/index'
import type { ChainVerdict } from '@zhengji/domain/audit/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { anchoredContent, parseAnchor } from './anchor.ts'
import { chainHash } from './append.ts'

type Entry = typeof auditEntries.$inferSelect

/** Entries per read: some megabytes at most, whatever the length of the chain. */
const batch = 1_000

async function* entriesInOrder(db: Database): AsyncGenerator<Entry> {
  for (let after = 0; ;) {
    const rows = await db.select().from(auditEntries).where(gt(auditEntries.seq, after)).orderBy(asc(auditEntries.seq)).limit(batch)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) return
    after = last.seq
  }
}

const recomputed = (entry: Entry): string => {
  const { previousHash, hash: _claimed, ...content } = entry
  return chainHash(previousHash, { ...content, at: entry.at.toString() })
}

/**
 * Recomputes every hash from the first entry and compares the signed anchors outside the table: a changed, missing or
 * re-chained entry is found. `brokenAt` is the first sequence number that does not fit; an anchor beyond the end names
 * the first missing one.
 */
export const verifyChain = async (ctx: Context): Promise<ChainVerdict> => {
  const anchors = new Map<number, Set<string>>()
  let checked = 0
  let broken: number | null = null
  const breakAt = (seq: number) => (broken = broken === null ? seq : Math.min(broken, seq))
  for (const line of await ctx.ports.anchors.lines()) {
    const anchor = parseAnchor(line)
    if (anchor === null || !ctx.ports.signer.verify(anchoredContent(anchor), anchor.signature)) {
      // A forged line proves nothing about an entry, but somebody was at the file.
      breakAt(anchor?.seq ?? 0)
      continue
    }
    checked += 1
    anchors.set(anchor.seq, (anchors.get(anchor.seq) ?? new Set()).add(anchor.hash))
  }

  let entries = 0
  let head: string | null = null
  let expected = '0'.repeat(64)
  for await (const entry of entriesInOrder(ctx.db)) {
    entries += 1
    const anchored = anchors.get(entry.seq)
    const fits = entry.seq === entries && entry.previousHash === expected && entry.hash === recomputed(entry)
    if (!fits) breakAt(Math.min(entry.seq, entries))
    if (anchored !== undefined && (anchored.size > 1 || !anchored.has(entry.hash))) breakAt(entry.seq)
    if (broken !== null && broken <= entry.seq) break
    expected = entry.hash
    head = entry.hash
  }
  if (broken === null && [...anchors.keys()].some((seq) => seq > entries)) breakAt(entries + 1)
  return { ok: broken === null, entries, brokenAt: broken, head, anchors: checked }
}

/** `verifyChain` for people who may read the trail. */
export const verifyAudit = async (ctx: Context): Promise<ChainVerdict> => {
  authorize(ctx, 'audit:read', null)
  return verifyChain(ctx)
}
