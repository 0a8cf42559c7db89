import { beforeEach, expect, it } from 'vitest'
import { unpack } from '@zhengji/workbook/testing/fill'
import { lockRound } from '../round/load.ts'
import { createScoringOffice, type ScoringOffice } from '../testing/scoring.ts'
import { useWorld } from '../testing/use-world.ts'
import type { MadeApplication } from '../testing/world.ts'
import { withTransaction } from '../transaction.ts'
import { getSheet } from './get.ts'
import { issueSheets, loadIssuable, voidSheets } from './issue.ts'
import { listSheets } from './list.ts'

/** No published call is blind yet: the round's definition is made so when its sheets are issued. */
const place = useWorld()
let office: ScoringOffice
let first: MadeApplication

beforeEach(async () => {
  const { world } = place
  const round = await world.rehearsal()
  office = createScoringOffice(world, round.id)
  first = await world.admittedApplication({ roundId: round.id })
  await office.approveRubric()
  await office.seatPanel()
})

const issueBlind = async () => {
  const packId = await withTransaction(place.world.officer, async (tx) => {
    const { round, definition } = await lockRound(tx.db, office.roundId)
    const blind = { round, definition: { ...definition, panel: { ...definition.panel, review: 'blind' as const } } }
    const valid = (await listSheets(place.world.officer, { roundId: office.roundId })).filter(({ status }) => status !== 'void')
    await voidSheets(
      tx,
      valid.map(({ id }) => id),
      '重发',
    )
    return issueSheets(tx, await loadIssuable(tx, blind, null), null)
  })
  await office.build(packId)
  return (await listSheets(place.world.officer, { roundId: office.roundId })).filter((sheet) => sheet.packId === packId)
}
const shownOn = async (sheetId: string) => {
  const { matrices } = await getSheet(place.world.officer, { sheetId })
  return matrices.flatMap(({ applicants }) => applicants.map(({ number, name }) => `${number} ${name}`))
}
const nameOf = ({ enterprise }: MadeApplication) => enterprise.name

it('no part of a workbook of a blind review names anybody; the staff see who it is', async () => {
  const [sheet] = await issueBlind()
  const parts = await unpack(await office.bytesOf(sheet?.fileId ?? null))
  const text = [...parts.values()].join('\n')
  expect(text).toContain('申请人 1')
  expect(text).not.toContain(nameOf(first))
  expect(text).not.toContain(first.number)
  expect(await shownOn(sheet?.id ?? '')).toEqual([`${first.number} ${nameOf(first)} (申请人 1)`])
})

it('whoever is admitted later comes after, and the others stay who they were', async () => {
  await issueBlind()
  const second = await place.world.admittedApplication({ roundId: office.roundId })
  const [sheet] = await issueBlind()
  expect(await shownOn(sheet?.id ?? '')).toEqual([
    `${first.number} ${nameOf(first)} (申请人 1)`,
    `${second.number} ${nameOf(second)} (申请人 2)`,
  ])
})
