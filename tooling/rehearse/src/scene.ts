import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { applications } from '@zhengji/db/schema/index'
import { createExpert } from '@zhengji/services/expert/create'
import { drawPanel } from '@zhengji/services/panel/draw'
import { decideProposal } from '@zhengji/services/proposal/decide'
import { proposeRubric } from '@zhengji/services/rubric/propose'
import { requestPack } from '@zhengji/services/sheet/request-pack'
import { createWorld, type MadeApplication, type World } from '@zhengji/services/testing/world'

export interface Call {
  readonly opensAt: Temporal.Instant
  readonly closesAt: Temporal.Instant
  readonly enterprises: number
  readonly experts: number
}

export interface Scene {
  readonly world: World
  readonly roundId: string
  readonly enterprises: readonly MadeApplication[]
}

const namesOf = (index: number): string =>
  ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周'][index % 9] + String(index + 1).padStart(3, '0')

/** Experts whose sheets are out, through the verbs: one admitted application, an approved rubric, a drawn panel, an ordered pack. */
const seatPanel = async (world: World, roundId: string, { experts, closesAt }: Call): Promise<void> => {
  await world.admittedApplication({ roundId })
  const rubric = await proposeRubric(world.officer, {
    roundId,
    rubrics: structuredClone(world.definition.rubrics) as never,
    reason: '演练评分标准',
  })
  await decideProposal(world.approver, { proposalId: rubric.id, verdict: 'approved', comment: '' })
  const categories = world.definition.panel.categories.map(({ id }) => id)
  // A pool with some to spare: the draw also seats substitutes.
  for (let index = 0; index < experts + world.definition.panel.substitutes; index += 1) {
    await createExpert(world.officer, {
      roundId,
      name: namesOf(index),
      category: categories[index % categories.length] ?? '',
      title: '高级工程师',
      phone: `137${String(index).padStart(8, '0')}`,
      email: `expert${index}@example.cn`,
      employments: [],
    })
  }
  await drawPanel(world.officer, { roundId, size: experts })
  // Built by the workers; due a good while before the cut-off.
  await requestPack(world.officer, { roundId, role: null, dueAt: closesAt.subtract({ hours: 1 }).toString() })
}

/** Everything as it is when the call opens, with time standing still: enterprises registered and their materials checked, sheets ordered. */
export const setScene = async (db: Database, call: Call): Promise<Scene> => {
  const world = await createWorld(db)
  world.setClock(call.opensAt)
  const minutes = Math.round(call.opensAt.until(call.closesAt).total('minutes'))
  const round = await world.rehearsal(minutes)
  const enterprises: MadeApplication[] = []
  for (let index = 0; index < call.enterprises; index += 1) {
    const made = await world.draftApplication({ roundId: round.id })
    enterprises.push(made)
  }
  // One address each, so that what arrives can be told apart.
  for (const [index, { id }] of enterprises.entries())
    await db
      .update(applications)
      .set({ contactEmail: `e${index}@example.cn` })
      .where(eq(applications.id, id))
  await seatPanel(world, round.id, call)
  return { world, roundId: round.id, enterprises }
}

/** Those who deliver at one moment of the script: their papers lie at the counter. */
export const stillDrafts = async (db: Database, ids: readonly string[]): Promise<readonly string[]> =>
  (
    await db
      .select({ id: applications.id })
      .from(applications)
      .where(and(inArray(applications.id, [...ids]), eq(applications.status, 'draft')))
  ).map(({ id }) => id)
