import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { RoundDetail } from '@zhengji/domain/round/view'
import type { ScoreMatrixView } from '@zhengji/domain/score/view'
import type { Me } from '@zhengji/domain/session/view'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { ask, tell } from '../interface/ask.ts'
import type { Scene } from '../interface/scene.ts'

/** Somebody puts forward that one score becomes another; gives the proposal and both numbers, in points. */
const proposeCorrection = async (page: Page, roundId: string, at: number) => {
  const [matrix] = await ask<readonly ScoreMatrixView[]>(page, 'scores.matrix', { roundId })
  const expert = matrix?.experts[at]
  const applicant = matrix?.applicants[0]
  const criterion = matrix?.criteria.find(({ kind }) => kind === 'subjective')
  if (matrix === undefined || expert === undefined || applicant === undefined || criterion === undefined)
    throw new Error('nothing is scored')
  const before = matrix.units[expert.id]?.[applicant.id]?.[criterion.id] ?? 0
  const units = before === criterion.maxUnits ? before - 1 : before + 1
  const cell = { sheetId: expert.sheetId, applicationId: applicant.id, criterionId: criterion.id }
  const proposal = await tell<ProposalView>(page, 'scores.proposeCorrection', {
    ...cell,
    units,
    kind: 'arithmetic',
    explanation: '纸质评分表上为另一得分，录入时看错一行',
  })
  return { id: proposal.id, expert: expert.name, from: before / matrix.stepsPerPoint, to: units / matrix.stepsPerPoint }
}

/** Five minutes: what waits, what it would change in words, one approved, one sent back with a reason. */
export const approverJourney = async ({ screens, things: { roundId } }: Scene, url: string): Promise<void> => {
  const { officer, officer2, approver } = screens
  const cutOff = async () => (await ask<RoundDetail>(officer, 'rounds.get', { roundId })).round
  const round = await cutOff()
  const closesAt = Temporal.Instant.from(round.closesAt).add({ hours: 24 }).toString()
  await tell(officer, 'rounds.proposeDeadline', { roundId, revision: round.revision, closesAt, reason: '受大雾影响，部分企业无法按时送达' })
  const correction = await proposeCorrection(officer2, roundId, 0)

  await approver.goto(`${url}/r/${roundId}/dashboard`)
  await approver.getByRole('navigation').first().getByRole('link', { name: /^审批/ }).click()
  const inbox = approver.getByRole('navigation', { name: '审批事项' })
  const main = approver.getByRole('article')
  await inbox
    .getByRole('link', { name: /截止时刻变更/ })
    .first()
    .click()
  await main.getByText('受大雾影响，部分企业无法按时送达').waitFor()
  for (const words of ['现截止时刻', '新截止时刻', /推迟/, /之前送达的，均为按时送达。/]) await main.getByText(words).first().waitFor()
  await main.getByRole('button', { name: '批准', exact: true }).click()
  await approver.getByText('已批准。').first().waitFor()
  expect((await cutOff()).closesAt).toBe(closesAt)

  // What waits next is one press away.
  await approver.getByRole('link', { name: /^办理下一项 · 评分更正/ }).click()
  await main.getByText(new RegExp(`${correction.expert}.*的得分由 ${correction.from} 分改为 ${correction.to} 分`)).waitFor()
  await main.getByLabel('审批意见').fill('附上的纸质表看不清，请重新扫描后再提')
  await main.getByRole('button', { name: '退回', exact: true }).click()
  await approver.getByText('已退回。').first().waitFor()
  await main.getByText('已退回，没有作任何更改。').waitFor()
  // Whoever proposed it reads why.
  await officer2.goto(`${url}/r/${roundId}/approvals/${correction.id}`)
  await officer2.getByText('附上的纸质表看不清，请重新扫描后再提').waitFor()
}

/** Who may both propose and decide still does not decide on their own: neither on the page nor past it. */
export const fourEyesJourney = async ({ screens, things: { roundId } }: Scene, url: string): Promise<void> => {
  const { officer2, approver, security } = screens
  const { userId } = await ask<Me>(officer2, 'session.me')
  await tell(security, 'users.grant', { userId, role: 'approver', roundId })
  const own = await proposeCorrection(officer2, roundId, 1)
  await officer2.goto(`${url}/r/${roundId}/approvals/${own.id}`)
  await officer2.getByText('这是您提出的，须由另一人审批。').waitFor()
  expect(await officer2.getByRole('button', { name: '批准', exact: true }).count()).toBe(0)
  const decide = (page: Page) => tell(page, 'proposals.decide', { proposalId: own.id, verdict: 'rejected', comment: '演练用，不更正' })
  await expect(decide(officer2)).rejects.toThrow('four-eyes')
  await decide(approver)
}
