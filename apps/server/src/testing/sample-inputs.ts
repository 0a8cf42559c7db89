import { newId } from '@zhengji/db/id'
import { calls } from '@zhengji/domain/calls/registry'
import type { Scene } from './scene.ts'

const reason = '测试中的理由'
/** No revision that a row has: acts are judged for permission and then refused as outdated, so the scene stays as it is. */
const revision = 999

/** A valid input of every procedure about the things of a scene; `user` is somebody to be administered. */
export const sampleInputs = (scene: Scene, user: string): Readonly<Record<string, unknown>> => {
  const { roundId } = scene
  const applicationId = scene.application
  const act = { applicationId, revision }
  const entity = { name: '重庆某某科技有限公司', creditCode: '91350100M000100Y43', relation: '', undertakings: [] }
  const fields = { role: scene.role, entities: [entity], contactName: '王五', contactPhone: '13900139000', contactEmail: null, note: '' }
  const expert = { name: '赵六', category: 'none', title: '', phone: '13900139001', email: null, employments: [] }
  return {
    'session.signIn': { login: 'nobody-of-this-name', password: 'wrong' },
    'session.me': undefined,
    'session.signOut': undefined,
    'session.changePassword': { current: 'wrong', next: 'wrong' },
    'session.stepUp': { password: 'wrong' },
    'session.list': undefined,
    'session.revoke': { sessionId: newId() },
    'users.list': undefined,
    'users.rounds': undefined,
    'users.create': { login: `n-${newId().slice(-12)}`, displayName: '新用户', email: null },
    'users.resetPassword': { userId: user },
    'users.disable': { userId: user, revision, reason },
    'users.grant': { userId: user, role: 'clerk', roundId: null },
    'users.revokeGrant': { grantId: newId(), reason },
    'rounds.list': undefined,
    'rounds.get': { roundId },
    'rounds.createRehearsal': { callId: scene.callId, name: '演练', closesInMinutes: 60 },
    'rounds.proposeDeadline': { roundId, revision, closesAt: '2030-01-01T00:00:00Z', reason },
    'applications.list': { roundId },
    'applications.get': { applicationId },
    'applications.timeline': { applicationId },
    'applications.receipt': { receiptId: scene.receipt },
    'applications.notice': { noticeId: scene.notice },
    'applications.lookUpEnterprise': { roundId, creditCode: '91350100M000100Y43' },
    'applications.revealContact': { applicationId },
    'applications.create': { roundId, ...fields },
    'applications.update': { ...act, ...fields },
    'applications.checkMaterials': { ...act, materials: [] },
    'applications.attachFile': { applicationId, materialId: scene.materialId, fileId: scene.file },
    'applications.detachFile': { attachmentId: scene.attachment, reason },
    'applications.deliver': act,
    'applications.issueCorrection': act,
    'applications.accept': act,
    'applications.recordFinding': { applicationId, checkpointId: 'no-such-checkpoint', verdict: 'met', fileId: null, page: null, note: '' },
    'applications.confirmFindings': { applicationId, findingIds: [newId()] },
    'applications.admit': act,
    'applications.refuse': { ...act, reason },
    'applications.withdraw': { ...act, reason },
    'applications.void': { ...act, reason },
    'applications.proposeLateException': { applicationId, reason },
    'enterprises.list': { roundId },
    'experts.list': { roundId },
    'experts.create': { roundId, ...expert },
    'experts.update': { expertId: scene.expert, revision, active: true, ...expert },
    'panel.get': { roundId },
    'panel.draw': { roundId, size: 5 },
    'panel.recuse': { roundId, expertId: newId(), applicationId, reason },
    'panel.replaceMember': { roundId, memberId: newId(), reason },
    'rubric.list': { roundId },
    'rubric.propose': { roundId, rubrics: calls[0]?.rubrics, reason },
    'proposals.list': { roundId },
    'proposals.decide': { proposalId: scene.proposal, verdict: 'rejected', comment: '' },
    'sheets.packs': { roundId },
    'sheets.list': { roundId },
    'sheets.imports': { roundId },
    'sheets.getImport': { importId: scene.import },
    'sheets.requestPack': { roundId, dueAt: null },
    'sheets.cancelPack': { packId: scene.pack },
    'sheets.reissue': { sheetId: scene.sheet, reason },
    'sheets.import': { roundId, fileIds: [newId()] },
    'sheets.proposeImport': { importId: scene.import, revision },
    'scores.matrix': { roundId },
    'scores.proposeCorrection': {
      sheetId: scene.sheet,
      applicationId,
      criterionId: 'none',
      units: 1,
      kind: 'arithmetic',
      explanation: reason,
    },
    'results.list': { roundId },
    'results.compute': { roundId },
    'results.propose': { runId: scene.run, reason },
    'reminders.plan': { roundId },
    'reminders.inbox': undefined,
    'reminders.markRead': { messageId: scene.message },
    'audit.list': { roundId },
    'audit.verify': undefined,
    'dashboard.get': { roundId },
    'lists.preferences': undefined,
    'lists.savePreference': { list: 'applications', columns: null, views: [], revision },
    'system.health': undefined,
  }
}
