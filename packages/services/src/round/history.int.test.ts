import { expect, it } from 'vitest'
import type { ReminderPurposeId } from '@zhengji/domain/call/definition'
import { decideProposal } from '../proposal/decide.ts'
import { closeRoundDate, recordRoundDate } from '../reminder/round-dates.ts'
import { saveRule } from '../reminder/save-rule.ts'
import { proposeRubric } from '../rubric/propose.ts'
import { reasonOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { createRehearsal } from './create-rehearsal.ts'
import { getRoundHistory } from './history.ts'
import { proposeDeadline } from './propose-deadline.ts'

const place = useWorld()
const approve = (proposalId: string) => decideProposal(place.world.approver, { proposalId, verdict: 'approved', comment: '' })
const changesOf = async (roundId: string) => (await getRoundHistory(place.world.auditor, { roundId })).changes
const nameOf = ({ actor }: typeof place.world.officer) => (actor.type === 'user' ? actor.name : '')
const later = (iso: string, hours: number) => Temporal.Instant.from(iso).add({ hours }).toString()

it('two rounds of one definition carry one fingerprint, and a fresh one has changed nothing', async () => {
  const { world } = place
  const [one, other] = await Promise.all([world.rehearsal(), world.rehearsal()])
  const history = await getRoundHistory(world.clerk, { roundId: one.id })
  expect(history).toEqual({ definitionHash: expect.stringMatching(/^[0-9a-f]{64}$/), createdAt: one.opensAt, changes: [] })
  expect((await getRoundHistory(world.clerk, { roundId: other.id })).definitionHash).toBe(history.definitionHash)
  expect(await reasonOf(getRoundHistory(world.admin, { roundId: one.id }))).toBe('FORBIDDEN forbidden')
})

it('moved deadlines stand with both persons, the newest first; a refused one does not', async () => {
  const { world } = place
  const round = await world.rehearsal()
  const move = (revision: number, hours: number) =>
    proposeDeadline(world.officer, {
      roundId: round.id,
      revision,
      closesAt: later(round.closesAt, hours),
      reason: `停电${hours}小时`,
    })
  await approve((await move(1, 2)).id)
  await approve((await move(2, 1)).id)
  const refused = await move(3, 5)
  await decideProposal(world.approver, { proposalId: refused.id, verdict: 'rejected', comment: '无必要' })
  expect(await changesOf(round.id)).toMatchObject([
    { kind: 'deadline', before: later(round.closesAt, 2), after: later(round.closesAt, 1), reason: '停电1小时' },
    {
      kind: 'deadline',
      before: round.closesAt,
      after: later(round.closesAt, 2),
      by: nameOf(world.officer),
      approvedBy: nameOf(world.approver),
    },
  ])
})

it('an approved rubric stands in the place of the call’s, a waiting one of nothing; a clerk is not shown either', async () => {
  const { world } = place
  const round = await world.rehearsal()
  const propose = async () => {
    const [rubric, ...others] = world.definition.rubrics
    if (rubric === undefined) throw new Error('the call has no rubric')
    return proposeRubric(world.officer, {
      roundId: round.id,
      rubrics: structuredClone([{ ...rubric, assumption: false }, ...others]) as Parameters<typeof proposeRubric>[1]['rubrics'],
      reason: '市商务委已确认',
    })
  }
  const proposal = await propose()
  expect(await changesOf(round.id)).toEqual([])
  await approve(proposal.id)
  const [change] = await changesOf(round.id)
  expect(change).toMatchObject({ kind: 'rubric', version: 1, before: world.definition.rubrics, after: [{ assumption: false }, {}] })
  expect((await getRoundHistory(world.clerk, { roundId: round.id })).changes).toEqual([])
})

it('reminder rules follow each other per purpose, dates per kind, the newest first', async () => {
  const { world } = place
  const round = await createRehearsal(world.officer, { callId: world.definition.id, name: '规则', closesInMinutes: 60 })
  const rule = (purpose: ReminderPurposeId, hoursBefore: number) => {
    const preset = world.definition.reminders.find(({ id }) => id === purpose)
    if (preset === undefined) throw new Error(`no ladder for ${purpose}`)
    const { channels, subject, body } = preset
    return saveRule(world.officer, {
      roundId: round.id,
      purpose,
      active: true,
      rungs: [{ hoursBefore }],
      channels: [...channels],
      subject,
      body,
      reason: `改为提前${hoursBefore}小时`,
    })
  }
  await rule('draft-not-delivered', 30)
  await rule('scan-missing', 12)
  await rule('draft-not-delivered', 6)
  const meeting = await recordRoundDate(world.officer, {
    kind: 'panel-meeting',
    roundId: round.id,
    startsAt: later(round.closesAt, 48),
    note: '三楼会议室',
  })
  await closeRoundDate(world.officer, { dateId: meeting.id, note: '会议取消' })
  const changes = await changesOf(round.id)
  const told = changes.map((change) =>
    change.kind === 'reminder-rule'
      ? [change.after.purpose, change.version, change.before.rungs.map(({ id }) => id).join(' '), change.after.rungs[0]?.id, change.by]
      : change.kind === 'date'
        ? [change.date, change.version, change.before?.closed ?? null, change.after.closed, change.reason]
        : [],
  )
  const presetOf = (purpose: ReminderPurposeId) =>
    world.definition.reminders
      .find(({ id }) => id === purpose)
      ?.rungs.map(({ id }) => id)
      .join(' ')
  expect(told).toEqual([
    ['panel-meeting', 2, false, true, '会议取消'],
    ['panel-meeting', 1, null, false, '三楼会议室'],
    ['draft-not-delivered', 2, 't-30h', 't-6h', nameOf(world.officer)],
    ['scan-missing', 1, presetOf('scan-missing'), 't-12h', nameOf(world.officer)],
    ['draft-not-delivered', 1, presetOf('draft-not-delivered'), 't-30h', nameOf(world.officer)],
  ])
})
