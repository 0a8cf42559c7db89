import { desc, eq } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { files, sheetScans } from '@zhengji/db/schema/index'
import type { SheetScanView } from '@zhengji/domain/sheet/view'
import { namesOf } from '../user/names.ts'

/** Scans of the signed paper copy, newest first, voided ones included. */
export const loadScans = async (db: Database, sheetId: string): Promise<SheetScanView[]> => {
  const rows = await db
    .select({ scan: sheetScans, file: files })
    .from(sheetScans)
    .innerJoin(files, eq(files.id, sheetScans.fileId))
    .where(eq(sheetScans.sheetId, sheetId))
    .orderBy(desc(sheetScans.id))
  const nameOf = await namesOf(
    db,
    rows.map(({ scan }) => scan.attachedBy),
  )
  return rows.map(({ scan, file }) => ({
    id: scan.id,
    fileId: file.id,
    name: file.name,
    mediaType: file.mediaType,
    sha256: file.sha256,
    attachedBy: nameOf(scan.attachedBy),
    attachedAt: scan.attachedAt.toString(),
    voidedAt: scan.voidedAt?.toString() ?? null,
    voidReason: scan.voidReason,
  }))
}
