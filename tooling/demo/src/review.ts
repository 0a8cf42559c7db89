import type { CallDefinition } from '@zhengji/domain/call/definition'
import { acceptApplication } from '@zhengji/services/application/accept'
import { admitApplication } from '@zhengji/services/application/admit'
import { getApplication } from '@zhengji/services/application/get'
import { confirmFindings } from '@zhengji/services/condition/confirm-findings'
import { recordFinding } from '@zhengji/services/condition/record-finding'
import type { Context } from '@zhengji/services/context'
import type { DemoApplication } from './enterprises.ts'

const revisionOf = async (ctx: Context, applicationId: string): Promise<number> =>
  (await getApplication(ctx, { applicationId })).application.revision

/** Accepts the materials, records a finding per checkpoint with the page it rests on, lets the second officer confirm, and admits who meets every gate. */
export const reviewDemoApplication = async (
  first: Context,
  second: Context,
  definition: CallDefinition,
  application: DemoApplication,
  applicationId: string,
): Promise<void> => {
  await acceptApplication(first, { applicationId, revision: await revisionOf(first, applicationId) })
  const { attachments } = await getApplication(first, { applicationId })
  const evidence = attachments.find(({ materialId }) => materialId === definition.materials[2]?.id) ?? attachments[0]
  const conditions = definition.conditions.filter(({ roles }) => roles.includes(application.role))
  const findingIds: string[] = []
  for (const [position, condition] of conditions.entries()) {
    for (const [index, checkpoint] of condition.checkpoints.entries()) {
      const fails = application.story === 'gate-fails' && position === 0 && index === 0
      const finding = await recordFinding(first, {
        applicationId,
        checkpointId: checkpoint.id,
        version: 0,
        verdict: fails ? 'unmet' : 'met',
        fileId: evidence?.fileId ?? null,
        page: evidence === undefined ? null : 1 + (index % 2),
        note: fails ? '信用中国查询结果显示存在失信记录（演练）' : '',
      })
      findingIds.push(finding.id)
    }
  }
  await confirmFindings(second, { applicationId, findingIds })
  if (application.story !== 'gate-fails') await admitApplication(first, { applicationId, revision: await revisionOf(first, applicationId) })
}
