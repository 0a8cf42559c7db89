import ExcelJS from 'exceljs'
import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { findCall } from '@zhengji/domain/calls/registry'
import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import { readWorkbook } from '@zhengji/workbook/read'
import { createSheetWriter } from '@zhengji/workbook/write'
import { measure, ratio, type Report } from './measure.ts'

const applicants = 60
const experts = 9

const assignmentOf = (expert: number): SheetAssignment => {
  const definition = findCall('chongqing-invoice-lottery-2026', 1)
  const rubric = definition?.rubrics[0]
  if (definition === undefined || rubric === undefined) throw new Error('the registry has no Chongqing call')
  return {
    sheetId: `00000000-0000-7000-8000-${String(expert).padStart(12, '0')}`,
    sheetNumber: `CQFP2026-S-${String(expert).padStart(4, '0')}-K`,
    roundId: '00000000-0000-7000-8000-0000000000aa',
    callId: definition.id,
    callVersion: definition.version,
    rubricVersion: 1,
    rubricHash: '0'.repeat(64),
    rehearsal: true,
    callTitle: definition.title.zh,
    roundName: '演练',
    expertId: `00000000-0000-7000-8000-0000000001${String(expert).padStart(2, '0')}`,
    expertName: `专家${expert}`,
    issuedAt: '2026-02-02T01:00:00Z',
    dueAt: null,
    timeZone: definition.timeZone,
    contact: definition.delivery.phone,
    locale: 'zh',
    matrices: [
      {
        role: rubric.role,
        roleName: definition.roles.find(({ id }) => id === rubric.role)?.name.zh ?? rubric.role,
        rubric,
        applicants: Array.from({ length: applicants }, (_, index) => ({
          applicationId: `00000000-0000-7000-8000-0000000002${String(index).padStart(2, '0')}`,
          number: `CQFP2026-统-${String(index + 1).padStart(4, '0')}`,
          name: `重庆第${index + 1}云票科技有限公司`,
          recused: false,
        })),
      },
    ],
  }
}

/** A pack of 9 experts × 60 applicants: writing and reading it, beside exceljs reading the same files and the deflation of as many bytes. */
export const benchImport = async (): Promise<Report> => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const writer = createSheetWriter({ sign: (content) => sign(null, Buffer.from(content), privateKey).toString('base64url') })
  const check = {
    verify: (content: string, signature: string) => verify(null, Buffer.from(content), publicKey, Buffer.from(signature, 'base64url')),
  }
  const assignments = Array.from({ length: experts }, (_, expert) => assignmentOf(expert))
  const write = () => Promise.all(assignments.map((assignment) => writer.write(assignment)))
  const files = await write()
  const what = `${experts} workbooks of ${applicants} applicants`
  const written = await measure(`write ${what}`, 'us', 8, write)
  const bytes = files.reduce((sum, file) => sum + file.byteLength, 0)
  const read = await measure(`import ${what}`, 'us', 8, async () => {
    for (const file of files) {
      const result = await readWorkbook(file, check)
      if (!result.ok) throw new Error(`our own file was refused: ${result.refusal.reason}`)
    }
  })
  const peer = await measure(
    `import ${what}`,
    'exceljs load',
    4,
    async () => {
      // exceljs types its argument as its own Buffer; any Buffer works
      for (const file of files) await new ExcelJS.Workbook().xlsx.load(Buffer.from(file) as unknown as ExcelJS.Buffer)
    },
    1,
  )
  const floor = await measure(`write ${what}`, `deflate ${Math.round(bytes / 1024)} KiB × 8 of text`, 8, () =>
    deflateRawSync(Buffer.alloc(bytes * 8, '<c r="A1" s="12"><v>8.5</v></c>')),
  )
  return {
    rows: [written, floor, read, peer],
    ratios: { 'pack.write.p50.vs.floor': ratio(written, floor), 'pack.import.p50.vs.exceljs': ratio(read, peer) },
  }
}
