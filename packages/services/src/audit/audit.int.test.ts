import { appendFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTestDatabase } from '@zhengji/testing/database'
import { reasonOf } from '../testing/refusal.ts'
import { createWorld } from '../testing/world.ts'
import { withTransaction } from '../transaction.ts'
import { anchorHead } from './anchor.ts'
import { appendAudit, chainHash } from './append.ts'
import { listAudit } from './list.ts'
import { verifyAudit } from './verify.ts'

type Input = Parameters<typeof listAudit>[1]
const asked = (change: Partial<Input> = {}): Input => ({
  action: '',
  from: '',
  until: '',
  search: '',
  sort: 'seq',
  direction: 'desc',
  page: 1,
  size: 10,
  ...change,
})

/** Every test tampers with a chain of its own. */
const withChain = async (
  test: (place: { world: Awaited<ReturnType<typeof createWorld>>; sql: (text: string) => Promise<unknown> }) => Promise<void>,
) => {
  const database = await createTestDatabase()
  const world = await createWorld(database.db)
  try {
    for (let i = 0; i < 6; i += 1) await world.draftApplication()
    await test({ world, sql: (text) => database.owner.query(text) })
  } finally {
    await world.remove()
    await database.drop()
  }
}

describe('the audit chain', () => {
  it('is intact after concurrent writers, with anchors checked', () =>
    withChain(async ({ world }) => {
      await anchorHead(world.clerk)
      await Promise.all(Array.from({ length: 20 }, () => world.draftApplication()))
      await anchorHead(world.clerk)
      expect(await anchorHead(world.clerk)).toBeNull()
      const { rows, total } = await listAudit(world.auditor, asked({ size: 50 }))
      expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: total }, (_, index) => total - index))
      expect(await verifyAudit(world.auditor)).toEqual({ ok: true, entries: total, brokenAt: null, head: rows[0]?.hash, anchors: 2 })
    }))

  it.each([
    ['a changed value', `update audit_entries set after = '{"role":"coordinator"}' where seq = 4`, 4],
    ['a changed time', `update audit_entries set at = at + interval '1 microsecond' where seq = 3`, 3],
    ['a changed actor', `update audit_entries set actor = jsonb_set(actor, '{name}', '"somebody"') where seq = 5`, 5],
    ['a changed reason', `update audit_entries set reason = 'because' where seq = 2`, 2],
    ['a deleted entry', `delete from audit_entries where seq = 4`, 4],
    ['a deleted first entry', `delete from audit_entries where seq = 1`, 1],
  ])('names the first broken entry after %s', (_what, statement, brokenAt) =>
    withChain(async ({ world, sql }) => {
      await sql(statement)
      expect(await verifyAudit(world.auditor)).toMatchObject({ ok: false, brokenAt })
    }),
  )

  it('that is cut off at the end is found by an anchor, and only by it', () =>
    withChain(async ({ world, sql }) => {
      await sql(`delete from audit_entries where seq > 6`)
      expect((await verifyAudit(world.auditor)).ok).toBe(true)
      await world.draftApplication()
      await anchorHead(world.clerk)
      await sql(`delete from audit_entries where seq > 5`)
      expect(await verifyAudit(world.auditor)).toMatchObject({ ok: false, entries: 5, brokenAt: 6 })
    }))

  it('that is re-chained by somebody with the owner password is found by an anchor', () =>
    withChain(async ({ world, sql }) => {
      await anchorHead(world.clerk)
      // The thief lifts the last entry and writes another in its place, with a hash that fits.
      const last = (await listAudit(world.auditor, asked())).rows
      const [head, before] = last
      if (head === undefined || before === undefined) throw new Error('no entries')
      const forged = {
        seq: head.seq,
        at: head.at,
        actor: { type: 'system', job: 'forger' },
        action: head.action,
        subjectType: head.subjectType,
        subjectId: head.subjectId,
        roundId: null,
        applicationId: null,
        before: null,
        after: null,
        reason: null,
        requestId: head.requestId,
      }
      await sql(
        `update audit_entries set actor = '{"type":"system","job":"forger"}', round_id = null, application_id = null, before = null, after = null,
         hash = '${chainHash(before.hash, forged)}' where seq = ${head.seq}`,
      )
      expect(await verifyAudit(world.auditor)).toMatchObject({ ok: false, brokenAt: head.seq })
    }))

  it('distrusts an anchor that this installation did not sign', () =>
    withChain(async ({ world }) => {
      await appendFile(
        path.join(world.dataDir, 'anchors.jsonl'),
        `${JSON.stringify({ seq: 2, hash: 'f'.repeat(64), at: '2026-01-01T00:00:00Z', signature: 'AAAA' })}\n`,
      )
      expect(await verifyAudit(world.auditor)).toMatchObject({ ok: false, brokenAt: 2, anchors: 0 })
    }))

  it('cannot be changed by the application, and leaves no entry behind a rollback', () =>
    withChain(async ({ world }) => {
      const { total } = await listAudit(world.auditor, asked())
      const failing = withTransaction(world.clerk, async (tx) => {
        await appendAudit(tx, { action: 'application.void', subjectType: 'application', subjectId: '1' })
        throw new Error('rolled back')
      })
      await expect(failing).rejects.toThrow('rolled back')
      expect((await listAudit(world.auditor, asked())).total).toBe(total)
      expect((await verifyAudit(world.auditor)).ok).toBe(true)
    }))
})

it('lists by round, noun and act for auditors only, a wildcard taken as itself', () =>
  withChain(async ({ world }) => {
    const list = (action: string) => listAudit(world.auditor, asked({ roundId: world.round.id, action }))
    expect((await list('application.')).total).toBe(6)
    expect((await list('application.create')).total).toBe(6)
    expect((await list('application.creat')).total).toBe(0)
    expect((await list('%.')).total).toBe(0)
    expect((await list('round.')).rows.map(({ action, roundId, subjectName }) => ({ action, roundId, subjectName }))).toEqual([
      { action: 'round.create-rehearsal', roundId: world.round.id, subjectName: world.round.name },
    ])
    const found = async (change: Partial<Input>) => (await listAudit(world.auditor, asked({ roundId: world.round.id, ...change }))).rows
    const [newest, before] = await found({})
    const [oldest] = await found({ direction: 'asc' })
    expect([newest?.seq ?? 0, before?.seq ?? 0].toSorted((a, b) => b - a)).toEqual([newest?.seq, before?.seq])
    expect(oldest?.action).toBe('round.create-rehearsal')
    const clerk = world.clerk.actor.type === 'user' ? world.clerk.actor.name : ''
    expect(new Set((await found({ search: clerk.slice(2) })).map(({ actor }) => actor))).toEqual(new Set([clerk]))
    expect((await found({ search: newest?.requestId ?? '' })).map(({ seq }) => seq)).toContain(newest?.seq)
    expect(await found({ search: '%' })).toEqual([])
    expect(await reasonOf(listAudit(world.officer, asked()))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(verifyAudit(world.clerk))).toBe('FORBIDDEN forbidden')
  }))
