import { and, asc, inArray, lte } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { abnormalCases, scoreVersions } from '@zhengji/db/schema/index'
import type { Locale } from '@zhengji/domain/text'
import type { RecomputedRole, RecordedBasis, RecordedVersion } from '@zhengji/workbook/recompute/data'
import { writeRecomputation } from '@zhengji/workbook/recompute/write'
import type { Context } from '../context.ts'
import { digest } from '../digest.ts'
import { loadRound } from '../round/load.ts'
import type { StoredInputs } from './inputs.ts'
import { readStored } from './stored.ts'
import { rolesOf } from './view.ts'

type StoredRole = StoredInputs['roles'][number]

/** Every version of the scores that had more than one when the run was computed. */
const loadVersions = async (db: Database, { input, sheets }: StoredRole, computedAt: Temporal.Instant): Promise<RecordedVersion[]> => {
  const sheetIds = Object.values(sheets).map(({ id }) => id)
  const applicants = new Set(input.applicants.map(({ id }) => id))
  if (sheetIds.length === 0) return []
  const rows = await db
    .select()
    .from(scoreVersions)
    .where(and(inArray(scoreVersions.sheetId, sheetIds), lte(scoreVersions.recordedAt, computedAt)))
    .orderBy(asc(scoreVersions.applicationId), asc(scoreVersions.expertId), asc(scoreVersions.criterionId), asc(scoreVersions.version))
  const byCell = Map.groupBy(rows, (row) => `${row.sheetId} ${row.applicationId} ${row.criterionId}`)
  return [...byCell.values()]
    .filter((versions) => versions.length > 1 && applicants.has(versions[0]?.applicationId ?? ''))
    .flat()
    .map(({ expertId, applicationId, criterionId, version, units, reason, explanation, recordedAt }) => ({
      expertId,
      applicationId,
      criterionId,
      version,
      units,
      reason,
      explanation,
      recordedAt: recordedAt.toString(),
    }))
}

/** What each replacement noted in the result rested on. */
const loadBases = async (db: Database, { input }: StoredRole): Promise<RecordedBasis[]> => {
  const caseIds = [...new Set(input.replacements.map(({ caseId }) => caseId))]
  if (caseIds.length === 0) return []
  const rows = await db.select().from(abnormalCases).where(inArray(abnormalCases.id, caseIds)).orderBy(asc(abnormalCases.id))
  const applicants = new Set(input.applicants.map(({ id }) => id))
  return rows.flatMap(({ expertId, basis }) =>
    (basis?.applications ?? []).filter(({ applicationId }) => applicants.has(applicationId)).map((one) => ({ expertId, basis: one })),
  )
}

/**
 * The recomputation workbook (复核表) of a computed run: everything the run rested on, with live formulas, whatever happened since.
 * The same run gives the same bytes; refused as `readStored` says.
 */
export const exportRecomputation = async (
  ctx: Context,
  { runId, locale }: { readonly runId: string; readonly locale: Locale },
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> => {
  const { run, result, inputs } = await readStored(ctx, runId)
  const { round, definition } = await loadRound(ctx.db, run.roundId)
  const computed = rolesOf(result)
  const roles: RecomputedRole[] = []
  for (const stored of inputs.roles) {
    const { input, sheets } = stored
    const ofRole = computed.find(({ role }) => role === input.rubric.role)
    if (ofRole === undefined || input.applicants.length === 0) continue
    roles.push({
      roleName: definition.roles.find(({ id }) => id === input.rubric.role)?.name[locale] ?? input.rubric.role,
      input,
      sheetNumbers: Object.fromEntries(Object.entries(sheets).map(([expertId, { number }]) => [expertId, number])),
      result: ofRole,
      versions: await loadVersions(ctx.db, stored, result.computedAt),
      bases: await loadBases(ctx.db, stored),
    })
  }
  const bytes = await writeRecomputation(
    {
      locale,
      callTitle: definition.title[locale],
      roundName: round.name,
      rehearsal: round.realm === 'rehearsal',
      runId,
      version: run.version,
      computedAt: result.computedAt.toString(),
      timeZone: definition.timeZone,
      inputHash: result.inputHash,
      rubricVersion: inputs.rubricVersion,
      rubricHash: inputs.rubricHash,
      tieSeed: run.tieSeed,
      roles,
    },
    digest,
  )
  return { name: `复核表-${round.name}-第${run.version}次计算.xlsx`, bytes }
}
