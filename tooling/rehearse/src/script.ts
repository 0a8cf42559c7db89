import { setTimeout as sleep } from 'node:timers/promises'
import { deliverApplication } from '@zhengji/services/application/deliver'
import type { Context } from '@zhengji/services/context'
import { checkMaterials } from '@zhengji/services/material/check'
import { decideProposal } from '@zhengji/services/proposal/decide'
import { proposeDeadline } from '@zhengji/services/round/propose-deadline'
import { getRound } from '@zhengji/services/round/get'
import type { MadeApplication } from '@zhengji/services/testing/world'
import type { Scene } from './scene.ts'

/** What happens at which share of the window. Far from the rungs, so that it is clear who was due to be reminded. */
const deliveries = [
  { at: 0.3, share: 0.3 },
  { at: 0.75, share: 0.3 },
] as const
const moveAt = 0.65

export interface Act {
  /** Of the call's time. */
  readonly at: Temporal.Instant
  readonly run: () => Promise<void> | void
}

export interface Delivered {
  readonly application: MadeApplication
  readonly at: Temporal.Instant
}

export interface Script {
  readonly acts: readonly Act[]
  readonly delivered: readonly Delivered[]
  readonly closesAt: Temporal.Instant
}

const share = (from: Temporal.Instant, to: Temporal.Instant, part: number): Temporal.Instant =>
  from.add({ milliseconds: Math.round(from.until(to).total('milliseconds') * part) })

/** Enterprises deliver in two waves, and the officer and the approver move the cut-off; everything through the verbs, on the call's clock. */
export const writeScript = (
  { world, roundId, enterprises }: Scene,
  onClock: (ctx: Context) => Context,
  window: { readonly opensAt: Temporal.Instant; readonly closesAt: Temporal.Instant; readonly extension: Temporal.Duration },
): Script => {
  const { opensAt, closesAt, extension } = window
  const [clerk, officer, approver] = [world.clerk, world.officer, world.approver].map(onClock)
  if (clerk === undefined || officer === undefined || approver === undefined) throw new Error('somebody is missing')
  const materials = world.definition.materials.map(({ id, copies }) => ({
    materialId: id,
    present: true,
    copies,
    pages: 12,
    sealed: true,
    bound: true,
    scanEqualsPaper: false,
    note: '',
  }))
  const delivered: Delivered[] = []
  const acts: Act[] = []
  let next = 0
  for (const { at, share: part } of deliveries) {
    const instant = share(opensAt, closesAt, at)
    const group = enterprises.slice(next, next + Math.round(enterprises.length * part))
    next += group.length
    delivered.push(...group.map((application) => ({ application, at: instant })))
    acts.push({
      at: instant,
      run: async () => {
        // The paper came, the scan did not: these are reminded of it.
        for (const { id, revision } of group) {
          const checked = await checkMaterials(clerk, { applicationId: id, revision, materials })
          await deliverApplication(clerk, { applicationId: id, revision: checked.revision })
        }
      },
    })
  }
  const moved = closesAt.add(extension)
  acts.push({
    at: share(opensAt, closesAt, moveAt),
    run: async () => {
      const { round } = await getRound(officer, { roundId })
      const input = { roundId, revision: round.revision, closesAt: moved.toString(), reason: '服务大厅系统检修，顺延截止时间' }
      const proposal = await proposeDeadline(officer, input)
      await decideProposal(approver, { proposalId: proposal.id, verdict: 'approved', comment: '同意' })
    },
  })
  return { acts, delivered, closesAt: moved }
}

/** Runs the acts at their instants of the call's clock; what takes longer than the gap to the next only delays it. */
export const perform = async (acts: readonly Act[], clock: () => Promise<Temporal.Instant>, speed: number): Promise<void> => {
  for (const { at, run } of [...acts].sort((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    const left = (at.epochMilliseconds - (await clock()).epochMilliseconds) / speed
    if (left > 0) await sleep(left)
    await run()
  }
}
