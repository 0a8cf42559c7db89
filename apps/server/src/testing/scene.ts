import { createHash } from 'node:crypto'
import type { Database } from '@zhengji/db/database'
import { newId } from '@zhengji/db/id'
import * as schema from '@zhengji/db/schema/index'
import { calls } from '@zhengji/domain/calls/registry'

/** Ids of one thing of each kind in a round. */
export type Scene = Awaited<ReturnType<typeof addScene>>

/**
 * A rehearsal round with one thing of each kind, written as rows: the tests of the border ask who may touch it, not how it came
 * about. `owner` is who did everything. What lies in it is not a consistent history.
 */
export const addScene = async (db: Database, owner: string) => {
  const call = calls[0]
  const role = call?.roles[0]?.id
  const materialId = call?.materials[0]?.id
  const purpose = call?.reminders[0]?.id
  if (call === undefined || role === undefined || materialId === undefined || purpose === undefined)
    throw new Error('no call is registered')
  const at = Temporal.Now.instant()
  const id = Object.fromEntries(
    [
      'round',
      'enterprise',
      'application',
      'receipt',
      'notice',
      'file',
      'attachment',
      'expert',
      'draw',
      'member',
      'rubric',
      'proposal',
      'pack',
      'sheet',
      'scan',
      'case',
      'import',
      'run',
      'message',
      'date',
      'finding',
    ].map((key) => [key, newId()]),
  ) as Record<SceneKey, string>
  const roundId = id.round
  const applicationId = id.application
  const realm = 'rehearsal' as const
  const mark = roundId.slice(-8)
  const closesAt = at.add({ hours: 24 })

  await db.insert(schema.rounds).values({
    id: roundId,
    callId: call.id,
    callVersion: call.version,
    realm,
    name: '演练',
    numberPrefix: `YL-${mark}`,
    opensAt: at.subtract({ hours: 1 }),
    closesAt,
    createdAt: at,
  })
  await db
    .insert(schema.enterprises)
    .values({ id: id.enterprise, realm, creditCode: `9${mark}`, name: '测试企业', initials: 'csqy', createdAt: at })
  await db.insert(schema.applications).values({
    id: applicationId,
    roundId,
    realm,
    enterpriseId: id.enterprise,
    role,
    number: `YL-${mark}-1`,
    status: 'received',
    contactName: '张三',
    contactPhone: '13800138000',
    createdBy: owner,
    createdAt: at,
    receivedAt: at,
  })
  await db
    .insert(schema.applicationEntities)
    .values({ id: newId(), applicationId, position: 0, name: '测试企业', creditCode: `9${mark}`, relation: '', undertakings: [] })
  await db.insert(schema.receipts).values({
    id: id.receipt,
    applicationId,
    roundId,
    number: `R-${mark}`,
    delivery: 1,
    late: false,
    deliveredAt: at,
    content: { materials: [], files: [] },
    receivedBy: owner,
    signature: 'x',
  })
  await db
    .insert(schema.correctionNotices)
    .values({ id: id.notice, applicationId, number: `N-${mark}`, defects: [], dueAt: at, issuedBy: owner, issuedAt: at })
  const sha256 = createHash('sha256').update(mark).digest('hex')
  await db.insert(schema.files).values({
    id: id.file,
    sha256,
    size: 8,
    mediaType: 'application/pdf',
    name: '扫描件.pdf',
    purpose: 'scan',
    roundId,
    uploadedBy: owner,
    uploadedAt: at,
  })
  await db
    .insert(schema.applicationFiles)
    .values({ id: id.attachment, applicationId, materialId, fileId: id.file, attachedAt: at, attachedBy: owner })
  await db
    .insert(schema.findings)
    .values({ id: id.finding, applicationId, checkpointId: 'none', version: 1, verdict: 'met', note: '', foundBy: owner, foundAt: at })
  await db
    .insert(schema.experts)
    .values({ id: id.expert, realm, name: '李四', category: 'none', title: '', phone: '13800138001', employments: [], createdAt: at })
  await db.insert(schema.draws).values({
    id: id.draw,
    roundId,
    seed: 's',
    poolHash: 'h',
    pool: { pool: [], size: 1, excluded: [] },
    outcome: { members: [id.expert], substitutes: [] },
    drawnBy: owner,
    drawnAt: at,
  })
  await db
    .insert(schema.panelMembers)
    .values({ id: id.member, roundId, realm, expertId: id.expert, drawId: id.draw, position: 1, status: 'member' })
  await db
    .insert(schema.rubricVersions)
    .values({ id: id.rubric, roundId, version: 1, content: [...call.rubrics], hash: 'h', createdBy: owner, createdAt: at })
  await db.insert(schema.proposals).values({
    id: id.proposal,
    roundId,
    kind: 'deadline',
    subjectId: roundId,
    payload: { from: closesAt.toString(), to: closesAt.add({ hours: 24 }).toString() },
    reason: '测试',
    proposedBy: owner,
    proposedAt: at,
  })
  await db
    .insert(schema.sheetPacks)
    .values({ id: id.pack, roundId, rubricVersionId: id.rubric, status: 'cancelled', total: 1, requestedBy: owner, requestedAt: at })
  const assignment = { sheetId: id.sheet, expertName: '李四', matrices: [] } as unknown as (typeof schema.sheets.$inferInsert)['assignment']
  await db
    .insert(schema.sheets)
    .values({ id: id.sheet, packId: id.pack, roundId, expertId: id.expert, number: `S-${mark}`, assignment, status: 'void' })
  await db
    .insert(schema.sheetImports)
    .values({ id: id.import, roundId, fileId: id.file, name: 'x.xlsx', status: 'refused', importedBy: owner, importedAt: at })
  await db.insert(schema.sheetScans).values({ id: id.scan, sheetId: id.sheet, fileId: id.file, attachedBy: owner, attachedAt: at })
  await db.insert(schema.abnormalCases).values({
    id: id.case,
    roundId,
    sheetId: id.sheet,
    expertId: id.expert,
    reason: '测试',
    status: 'open',
    openedBy: owner,
    openedAt: at,
  })
  await db
    .insert(schema.resultRuns)
    .values({ id: id.run, roundId, version: 1, status: 'cancelled', tieSeed: 's', requestedBy: owner, requestedAt: at })
  await db.insert(schema.messages).values({
    id: id.message,
    roundId,
    recipientKind: 'user',
    recipientId: owner,
    purpose,
    deadlineKey: 'closes-at:1',
    rung: 'T-1h',
    route: [],
    channel: 'in-app',
    dueAt: at,
    subject: 's',
    body: 'b',
    status: 'sent',
    createdAt: at,
    sentAt: at,
  })
  await db.insert(schema.roundDates).values({
    id: id.date,
    roundId,
    kind: 'panel-meeting',
    subjectId: roundId,
    version: 1,
    startsAt: at.add({ hours: 48 }),
    endsAt: at.add({ hours: 48 }),
    note: '',
    recordedBy: owner,
    recordedAt: at,
  })
  return { ...id, roundId, role, materialId, callId: call.id }
}

type SceneKey =
  | 'round'
  | 'enterprise'
  | 'application'
  | 'receipt'
  | 'notice'
  | 'file'
  | 'attachment'
  | 'expert'
  | 'draw'
  | 'member'
  | 'rubric'
  | 'proposal'
  | 'pack'
  | 'sheet'
  | 'scan'
  | 'case'
  | 'import'
  | 'run'
  | 'message'
  | 'date'
  | 'finding'
