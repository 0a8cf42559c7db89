import { Readable } from 'node:stream'
import type { CallDefinition } from '@zhengji/domain/call/definition'
import type { DeliveryOutcome } from '@zhengji/domain/application/view'
import { createApplication } from '@zhengji/services/application/create'
import { deliverApplication } from '@zhengji/services/application/deliver'
import type { Context } from '@zhengji/services/context'
import { registerUpload } from '@zhengji/services/file/register-upload'
import { attachFile } from '@zhengji/services/material/attach'
import { checkMaterials } from '@zhengji/services/material/check'
import type { DemoApplication } from './enterprises.ts'
import { scanPdf, type ScanPage } from './pdf.ts'

/** Pages that a scan of this material would show; enough for a reviewer to point at. */
const pagesOf = (material: { readonly name: { readonly zh: string } }, application: DemoApplication): ScanPage[] => [
  { title: material.name.zh, lines: [`申报单位：${application.name}`, `统一社会信用代码：${application.creditCode}`, '（演练用扫描件）'] },
  { title: `${material.name.zh}（续）`, lines: application.related.map(({ name, relation }) => `关联主体：${name}（${relation}）`) },
]

/** Registers one application as the clerk does: draft, four materials, a scan for each. Returns its id and revision. */
export const registerDemoApplication = async (
  clerk: Context,
  roundId: string,
  definition: CallDefinition,
  application: DemoApplication,
): Promise<{ applicationId: string; revision: number }> => {
  const carried = new Set(application.related.flatMap(({ undertakings }) => undertakings))
  const own = definition.undertakings.map(({ id }) => id).filter((id) => !carried.has(id))
  const { applicationId, revision } = await createApplication(clerk, {
    roundId,
    role: application.role,
    entities: [
      { name: application.name, creditCode: application.creditCode, relation: '', undertakings: own },
      ...application.related.map((entity) => ({ ...entity, undertakings: [...entity.undertakings] })),
    ],
    contactName: application.contact.name,
    contactPhone: application.contact.phone,
    contactEmail: application.contact.email,
    note: '',
  })
  if (application.story === 'draft') return { applicationId, revision }
  for (const material of definition.materials) {
    const source = Readable.from([scanPdf(application.name, pagesOf(material, application))])
    const file = await registerUpload(clerk, { source, name: `${material.name.zh}.pdf`, purpose: 'scan', roundId })
    await attachFile(clerk, { applicationId, materialId: material.id, fileId: file.id })
  }
  const short = application.story === 'missing-copies'
  const checked = await checkMaterials(clerk, {
    applicationId,
    revision,
    materials: definition.materials.map((material, index) => ({
      materialId: material.id,
      present: true,
      copies: short && index === 1 ? material.copies - 1 : material.copies,
      pages: 2,
      sealed: !(short && index === 2),
      bound: material.bound,
      scanEqualsPaper: true,
      note: '',
    })),
  })
  return { applicationId, revision: checked.revision }
}

export const deliverDemoApplication = (clerk: Context, draft: { applicationId: string; revision: number }): Promise<DeliveryOutcome> =>
  deliverApplication(clerk, draft)
