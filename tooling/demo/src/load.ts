import { setTimeout as sleep } from 'node:timers/promises'
import { findCall } from '@zhengji/domain/calls/registry'
import type { RoundView } from '@zhengji/domain/round/view'
import type { Context } from '@zhengji/services/context'
import { createExpert } from '@zhengji/services/expert/create'
import { decideProposal } from '@zhengji/services/proposal/decide'
import { createRehearsal } from '@zhengji/services/round/create-rehearsal'
import { proposeDeadline } from '@zhengji/services/round/propose-deadline'
import { getRound } from '@zhengji/services/round/get'
import { openAccounts, type DemoAccount } from './accounts.ts'
import { demoApplications } from './enterprises.ts'
import { demoExperts } from './experts.ts'
import { deliverDemoApplication, registerDemoApplication } from './intake.ts'
import { reviewDemoApplication } from './review.ts'

export interface Demonstration {
  readonly round: RoundView
  readonly accounts: readonly DemoAccount[]
  readonly applications: number
  readonly experts: number
}

/** How long the window stays open after the late delivery has been shown. */
const extensionHours = 72

/** Left for the staff to do in the browser, so that every page has something on it. */
const keptForStaff = { received: 2 } as const

/**
 * Creates a rehearsal round and fills it through the services. The cut-off is real: the window first closes after a minute, one delivery comes
 * a second later and lands in the late register, then officer and approver extend the deadline, as an office would with a recorded act.
 */
export const loadDemonstration = async (system: Context, callId: string, say: (line: string) => void): Promise<Demonstration> => {
  const now = await system.ports.clock(system.db)
  const suffix = now.epochMilliseconds.toString(36).slice(-4)
  const accounts = await openAccounts(system, suffix)
  const { clerk, officer, officer2, approver } = accounts
  const round = await createRehearsal(officer.ctx, {
    callId,
    name: `演练 ${now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()}`,
    closesInMinutes: 1,
  })
  const definition = findCall(round.callId, round.callVersion)
  if (definition === undefined) throw new Error(`the registry does not know ${round.callId} version ${round.callVersion}`)
  say(`演练轮次“${round.name}”已创建，一分钟后截止。`)

  const all = demoApplications(definition.undertakings.map(({ id }) => id))
  const late = all.filter(({ story }) => story === 'late')
  const delivered: { applicationId: string; application: (typeof all)[number] }[] = []
  for (const application of all.filter(({ story }) => story !== 'late')) {
    const draft = await registerDemoApplication(clerk.ctx, round.id, definition, application)
    if (application.story === 'draft') continue
    await deliverDemoApplication(clerk.ctx, draft)
    delivered.push({ applicationId: draft.applicationId, application })
  }
  say(`窗口已登记并收件 ${delivered.length} 份。`)
  const lateDrafts = await Promise.all(late.map((application) => registerDemoApplication(clerk.ctx, round.id, definition, application)))

  const today = now.toZonedDateTimeISO(definition.timeZone).toPlainDate()
  const experts = demoExperts(
    definition.panel.categories.map(({ id }) => id),
    all,
    today,
  )
  for (const expert of experts)
    await createExpert(officer.ctx, { roundId: round.id, ...expert, employments: expert.employments.map((item) => ({ ...item })) })
  say(`专家库 ${experts.length} 人。`)

  const plain = delivered.filter(({ application }) => application.story === 'plain')
  const failing = delivered.filter(({ application }) => application.story === 'gate-fails')
  for (const { applicationId, application } of [...plain.slice(keptForStaff.received), ...failing]) {
    await reviewDemoApplication(officer.ctx, officer2.ctx, definition, application, applicationId)
  }
  say('资格审核已由两名经办人完成。')

  const closesAt = Temporal.Instant.from(round.closesAt)
  const left = closesAt.epochMilliseconds - (await system.ports.clock(system.db)).epochMilliseconds
  if (left > 0) {
    say(`等待截止（还有 ${Math.ceil(left / 1000)} 秒）……`)
    await sleep(left)
  }
  await sleep(1000)
  for (const draft of lateDrafts) await deliverDemoApplication(clerk.ctx, draft)
  say('一份申报逾期一秒送达，已记入逾期登记。')

  const { round: current } = await getRound(officer.ctx, { roundId: round.id })
  const proposal = await proposeDeadline(officer.ctx, {
    roundId: round.id,
    revision: current.revision,
    closesAt: closesAt.add({ hours: extensionHours }).toString(),
    reason: '演练需要继续收件，延长截止时间',
  })
  await decideProposal(approver.ctx, { proposalId: proposal.id, verdict: 'approved', comment: '同意' })
  say(`截止时间经两人同意延长 ${extensionHours} 小时。`)
  return {
    round: (await getRound(officer.ctx, { roundId: round.id })).round,
    accounts: Object.values(accounts),
    applications: all.length,
    experts: experts.length,
  }
}
