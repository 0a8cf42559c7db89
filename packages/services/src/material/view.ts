import { asc, desc, eq } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { applicationFiles, correctionNotices, files, materialChecks } from '@zhengji/db/schema/index'
import type { AttachmentView, CorrectionNoticeView, MaterialCheckView } from '@zhengji/domain/application/view'
import type { CallDefinition } from '@zhengji/domain/call/definition'
import { findDefects, type MaterialDefect } from '@zhengji/domain/material/completeness'

/** Checks in the order of the call's materials. */
export const loadChecks = async (db: Database, definition: CallDefinition, applicationId: string): Promise<MaterialCheckView[]> => {
  const rows = await db.select().from(materialChecks).where(eq(materialChecks.applicationId, applicationId))
  const place = new Map(definition.materials.map((material, index) => [material.id, index]))
  return rows
    .map(({ applicationId: _of, ...check }) => check)
    .sort((a, b) => (place.get(a.materialId) ?? 0) - (place.get(b.materialId) ?? 0))
}

/** Attached files, void ones included, oldest first. */
export const loadAttachments = async (db: Database, applicationId: string): Promise<AttachmentView[]> => {
  const rows = await db
    .select({ attachment: applicationFiles, file: files })
    .from(applicationFiles)
    .innerJoin(files, eq(files.id, applicationFiles.fileId))
    .where(eq(applicationFiles.applicationId, applicationId))
    .orderBy(asc(applicationFiles.id))
  return rows.map(({ attachment, file }) => ({
    id: attachment.id,
    fileId: file.id,
    materialId: attachment.materialId,
    name: file.name,
    size: file.size,
    mediaType: file.mediaType,
    sha256: file.sha256,
    attachedAt: attachment.attachedAt.toString(),
    voidedAt: attachment.voidedAt?.toString() ?? null,
    voidReason: attachment.voidReason,
  }))
}

export const inForce = (attachments: readonly AttachmentView[]): AttachmentView[] => attachments.filter(({ voidedAt }) => voidedAt === null)

/** Everything wrong with the materials as recorded now. */
export const defectsOf = (
  definition: CallDefinition,
  checks: readonly MaterialCheckView[],
  attachments: readonly AttachmentView[],
): readonly MaterialDefect[] =>
  findDefects(
    definition,
    checks,
    inForce(attachments).map(({ materialId }) => materialId),
  )

export const loadDefects = async (db: Database, definition: CallDefinition, applicationId: string): Promise<readonly MaterialDefect[]> =>
  defectsOf(definition, await loadChecks(db, definition, applicationId), await loadAttachments(db, applicationId))

type NoticeRow = typeof correctionNotices.$inferSelect

export const toNoticeView = (notice: NoticeRow): CorrectionNoticeView => ({
  id: notice.id,
  number: notice.number,
  // Written by `issueCorrection` only, as defects.
  defects: notice.defects as MaterialDefect[],
  dueAt: notice.dueAt.toString(),
  issuedAt: notice.issuedAt.toString(),
  resolvedAt: notice.resolvedAt?.toString() ?? null,
})

/** Notices, the newest first. */
export const loadNotices = async (db: Database, applicationId: string): Promise<CorrectionNoticeView[]> => {
  const rows = await db
    .select()
    .from(correctionNotices)
    .where(eq(correctionNotices.applicationId, applicationId))
    .orderBy(desc(correctionNotices.id))
  return rows.map(toNoticeView)
}
