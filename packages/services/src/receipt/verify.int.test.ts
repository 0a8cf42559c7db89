import { describe, expect, it } from 'vitest'
import { receipts } from '@zhengji/db/schema/index'
import { newId } from '@zhengji/db/id'
import { parseReceiptCode } from '@zhengji/domain/application/receipt-code'
import { eq } from 'drizzle-orm'
import { getApplication } from '../application/get.ts'
import { useWorld } from '../testing/use-world.ts'
import { getReceipt } from './get.ts'
import { verifyReceipt } from './verify.ts'

const place = useWorld()

const delivered = async () => {
  const { world } = place
  const made = await world.deliveredApplication()
  const { receipts: given } = await getApplication(world.clerk, { applicationId: made.id })
  const receipt = await getReceipt(world.clerk, { receiptId: given[0]?.id ?? '' })
  const code = parseReceiptCode(receipt.verifyUrl)
  if (code === null) throw new Error(`no code in ${receipt.verifyUrl}`)
  return { made, receipt, code }
}

describe('verifyReceipt', () => {
  it('tells anybody with the QR code what was signed, and nothing about persons', async () => {
    const { world } = place
    const { made, receipt, code } = await delivered()
    const { definition } = world
    expect(await verifyReceipt(world.anonymous, code)).toEqual({
      number: receipt.number,
      applicationNumber: made.number,
      delivery: 1,
      late: false,
      deliveredAt: receipt.deliveredAt,
      rehearsal: true,
      enterpriseName: made.enterprise.name,
      creditCode: made.enterprise.creditCode,
      organiser: definition.organiser,
      call: definition.title,
      timeZone: definition.timeZone,
      role: definition.roles.find(({ id }) => id === made.role)?.name,
      materials: definition.materials.map(({ name, copies }) => ({ name, copies, pages: 12 })),
      files: definition.materials.map(({ name }, index) => {
        const file = receipt.files[index]
        return { material: name, sha256: file?.sha256, size: file?.size }
      }),
    })
    // What must stay inside was there to be told.
    expect(receipt.files[0]?.name).toBe('扫描件.pdf')
  })

  it('says only “no” to another number, another time, another signature', async () => {
    const { world } = place
    const { code } = await delivered()
    const other = await delivered()
    const flipped = `${code.signature.startsWith('A') ? 'B' : 'A'}${code.signature.slice(1)}`
    for (const wrong of [
      { ...code, number: other.code.number },
      { ...code, number: 'CQFP2026-收-9999' },
      { ...code, deliveredAt: other.code.deliveredAt },
      { ...code, signature: other.code.signature },
      { ...code, signature: flipped },
      { ...code, signature: '!' },
    ]) {
      expect(await verifyReceipt(world.anonymous, wrong)).toBeNull()
    }
  })

  it('finds a record that is not what was signed', async () => {
    const { world } = place
    const { code } = await delivered()
    const [row] = await world.db.select().from(receipts).where(eq(receipts.number, code.number))
    if (row === undefined) throw new Error('no receipt')
    // The table is append-only even for a test, so the forgery is a row beside it.
    const number = `${code.number}-伪`
    const content = { ...(row.content as object), number, enterpriseName: '另一家企业' }
    await world.db.insert(receipts).values({ ...row, id: newId(), number, delivery: 99, content })
    expect(await verifyReceipt(world.anonymous, { ...code, number })).toBeNull()
    expect(await verifyReceipt(world.anonymous, code)).not.toBeNull()
  })
})
