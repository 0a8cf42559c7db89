import { sql } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { newId } from '@zhengji/db/id'
import * as schema from '@zhengji/db/schema/index'
import { messageStatuses } from '@zhengji/domain/reminder/reconcile'
import { auditActions } from '@zhengji/domain/audit/action'

const step = 2_000
const people = ['李晓燕', '王建国', '陈思远', '赵敏', '周立'] as const
const start = Temporal.Instant.from('2026-01-26T01:00:00Z')

const at = <Value>(list: readonly Value[], index: number): Value => {
  const value = list[index % list.length]
  if (value === undefined) throw new Error('a list to choose from is empty')
  return value
}

/** A message to each application of the round from `from` on, in every status, two thirds of them sent. */
export const fillMessages = async (db: Database, roundId: string, from: number): Promise<void> => {
  const { rows } = await db.execute<{ id: string }>(sql`select id from applications where round_id = ${roundId} order by id offset ${from}`)
  for (let first = 0; first < rows.length; first += step) {
    await db.insert(schema.messages).values(
      rows.slice(first, first + step).map(({ id }, offset) => {
        const index = from + first + offset
        const dueAt = start.add({ seconds: index * 7 })
        const status = index % 3 === 0 ? at(messageStatuses, index / 3) : ('sent' as const)
        return {
          id: newId(),
          roundId,
          recipientKind: 'applicant' as const,
          recipientId: id,
          purpose: at(['draft-not-delivered', 'scan-missing', 'correction-open'] as const, Math.floor(index / 10)),
          deadlineKey: 'closes-at:1',
          rung: 't-48h',
          dueAt,
          route: ['email' as const],
          status,
          body: '请在截止前送达。'.repeat(20),
          createdAt: start,
          sentAt: status === 'sent' ? dueAt.add({ seconds: 40 }) : null,
        }
      }),
    )
  }
  await db.execute('analyze messages')
}

/** Entries of the trail about the round's applications, as they lie in the table; their chain is not what is measured. */
export const fillAudit = async (db: Database, roundId: string, from: number): Promise<void> => {
  const staff = people.map((displayName, index) => ({
    id: newId(),
    displayName,
    login: `bench${from}-${index}`,
    passwordHash: '',
    createdAt: start,
  }))
  await db.insert(schema.users).values(staff)
  const { rows } = await db.execute<{ id: string }>(sql`select id from applications where round_id = ${roundId} order by id offset ${from}`)
  for (let first = 0; first < rows.length; first += step) {
    await db.insert(schema.auditEntries).values(
      rows.slice(first, first + step).map(({ id }, offset) => {
        const index = from + first + offset
        const { id: by, displayName: name } = at(staff, index)
        return {
          seq: index + 1,
          at: start.add({ seconds: index * 30 }),
          actor: { type: 'user' as const, id: by, name },
          action: at(auditActions, Math.floor(index / 5)),
          subjectType: 'application',
          subjectId: id,
          roundId,
          applicationId: id,
          after: { copies: 4, sealed: true },
          reason: index % 10 === 0 ? `材料第 ${index} 号不全` : null,
          requestId: newId(),
          previousHash: '0'.repeat(64),
          hash: '0'.repeat(64),
        }
      }),
    )
  }
  await db.execute('analyze audit_entries')
}
