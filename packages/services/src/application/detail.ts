import { and, asc, eq, ne } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { applications, enterprises, receipts, rounds } from '@zhengji/db/schema/index'
import type { ApplicationDetail } from '@zhengji/domain/application/view'
import { judgeConditions } from '@zhengji/domain/condition/eligibility'
import { judged, loadFindings } from '../condition/view.ts'
import { ServiceError } from '../errors.ts'
import { defectsOf, loadAttachments, loadChecks, loadNotices } from '../material/view.ts'
import { definitionOf } from '../round/load.ts'
import { entitiesOf } from './entities.ts'
import { enterpriseOfRow, rowColumns, toApplicationRow } from './row.ts'

/** Everything about one application; whoever calls has authorized. Throws NOT_FOUND. */
export const loadDetail = async (db: Database, applicationId: string): Promise<ApplicationDetail> => {
  const [found] = await db
    .select({ row: rowColumns, note: applications.note, contactEmail: applications.contactEmail, round: rounds })
    .from(applications)
    .innerJoin(enterprises, enterpriseOfRow)
    .innerJoin(rounds, eq(rounds.id, applications.roundId))
    .where(eq(applications.id, applicationId))
  if (found === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  const { row, round } = found
  const definition = definitionOf(round)
  // One after the other: inside a transaction there is one connection only.
  const entities = await entitiesOf(db, applicationId)
  const materials = await loadChecks(db, definition, applicationId)
  const attachments = await loadAttachments(db, applicationId)
  const notices = await loadNotices(db, applicationId)
  const findings = await loadFindings(db, applicationId)
  const given = await db.select().from(receipts).where(eq(receipts.applicationId, applicationId)).orderBy(asc(receipts.delivery))
  const siblings = await db
    .select({ id: applications.id, role: applications.role, number: applications.number })
    .from(applications)
    .where(and(eq(applications.roundId, round.id), eq(applications.enterpriseId, row.enterpriseId), ne(applications.id, applicationId)))
    .orderBy(asc(applications.id))
  return {
    application: { ...toApplicationRow(row), note: found.note, contactEmail: found.contactEmail, roundId: round.id },
    entities: entities.map(({ id, name, creditCode, relation, undertakings }) => ({ id, name, creditCode, relation, undertakings })),
    materials,
    attachments,
    receipts: given.map(({ id, number, delivery, late, deliveredAt }) => ({
      id,
      number,
      delivery,
      late,
      deliveredAt: deliveredAt.toString(),
    })),
    notices,
    findings,
    defects: defectsOf(definition, materials, attachments),
    conditions: judgeConditions(definition, row.role, judged(findings)),
    siblings,
  }
}
