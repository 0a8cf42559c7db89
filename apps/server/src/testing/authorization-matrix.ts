import type { StaffRole } from '@zhengji/domain/access/role'

/** Who may call a procedure about something in a round. Written out, so that a change of the permissions shows here. */
export type Row =
  /** Anybody, also without a session. */
  | { readonly who: 'public' }
  /** Any session. */
  | { readonly who: 'signed-in' }
  /** Roles granted in that very round or everywhere; a grant in another round is worth nothing. */
  | { readonly who: 'in-round'; readonly roles: readonly StaffRole[] }
  /** Roles granted in any round or everywhere: what belongs to no round, or a list that the verb filters. */
  | { readonly who: 'in-any-round'; readonly roles: readonly StaffRole[] }
  /** Roles granted everywhere; a grant in one round is not enough. */
  | { readonly who: 'everywhere'; readonly roles: readonly StaffRole[] }

const anybody: Row = { who: 'public' }
const signedIn: Row = { who: 'signed-in' }
const inRound = (...roles: StaffRole[]): Row => ({ who: 'in-round', roles })
const inAnyRound = (...roles: StaffRole[]): Row => ({ who: 'in-any-round', roles })
const everywhere = (...roles: StaffRole[]): Row => ({ who: 'everywhere', roles })

const readers = inRound('officer', 'approver', 'auditor')
const staff = inRound('clerk', 'officer', 'approver', 'auditor')
const counter = inRound('clerk', 'officer')
const reviewers = inRound('officer', 'approver')
const officer = inRound('officer')

/** Every procedure. One that is missing here, or one too many, fails the test. */
export const authorizationMatrix: Readonly<Record<string, Row>> = {
  'session.signIn': anybody,
  'session.me': anybody,
  'session.signOut': signedIn,
  'session.changePassword': signedIn,
  'session.stepUp': signedIn,
  'session.list': signedIn,
  'session.revoke': signedIn,

  'users.list': everywhere('system-admin', 'security-admin'),
  'users.rounds': everywhere('system-admin', 'security-admin'),
  'users.create': everywhere('system-admin'),
  'users.resetPassword': everywhere('system-admin'),
  'users.disable': everywhere('system-admin'),
  'users.grant': everywhere('security-admin'),
  'users.revokeGrant': everywhere('security-admin'),

  'rounds.list': inAnyRound('clerk', 'officer', 'approver', 'auditor'),
  'rounds.get': staff,
  'rounds.history': staff,
  'rounds.createRehearsal': everywhere('officer'),
  'rounds.proposeDeadline': officer,

  'applications.list': staff,
  'applications.get': staff,
  'applications.timeline': staff,
  'applications.receipt': staff,
  'applications.verifyReceipt': anybody,
  'applications.notice': staff,
  'applications.refusal': staff,
  'applications.lookUpEnterprise': counter,
  'applications.revealContact': counter,
  'applications.create': counter,
  'applications.update': counter,
  'applications.checkMaterials': counter,
  'applications.attachFile': counter,
  'applications.detachFile': counter,
  'applications.deliver': counter,
  'applications.issueCorrection': counter,
  'applications.accept': reviewers,
  'applications.recordFinding': reviewers,
  'applications.confirmFindings': reviewers,
  'applications.admit': reviewers,
  'applications.refuse': reviewers,
  'applications.withdraw': counter,
  'applications.void': counter,
  'applications.proposeLateException': reviewers,
  'applications.proposeRevocation': officer,

  'enterprises.list': staff,

  'experts.list': readers,
  'experts.create': officer,
  'experts.update': inAnyRound('officer'),

  'panel.get': readers,
  'panel.replay': readers,
  'panel.draw': officer,
  'panel.recuse': officer,
  'panel.replaceMember': officer,

  'rubric.list': readers,
  'rubric.propose': officer,

  'proposals.list': readers,
  'proposals.decide': inRound('approver'),

  'sheets.packs': readers,
  'sheets.list': readers,
  'sheets.page': readers,
  'sheets.get': readers,
  'sheets.imports': readers,
  'sheets.getImport': readers,
  'sheets.scoreForm': readers,
  'sheets.requestPack': officer,
  'sheets.cancelPack': officer,
  'sheets.reissue': officer,
  'sheets.attachScan': officer,
  'sheets.voidScan': officer,
  'sheets.import': officer,
  'sheets.proposeImport': officer,

  'scores.matrix': readers,
  'scores.history': readers,
  'scores.cases': readers,
  'scores.proposeCorrection': officer,
  'scores.openCase': officer,
  'scores.recordVote': officer,
  'scores.recordExplanation': officer,
  'scores.closeCase': officer,
  'scores.proposeReplacement': officer,

  'results.list': readers,
  'results.publicity': readers,
  'results.minutes': readers,
  'results.tryRules': readers,
  'results.compute': officer,
  'results.propose': officer,
  'results.qualification': readers,
  'results.qualify': officer,
  'results.expire': officer,

  'reminders.plan': staff,
  'reminders.page': staff,
  'reminders.message': staff,
  'reminders.messages': staff,
  'reminders.previewPlan': staff,
  'reminders.rules': staff,
  'reminders.previewText': staff,
  'reminders.saveRule': officer,
  'reminders.hold': officer,
  'reminders.resume': officer,
  'reminders.sendNow': officer,
  'reminders.phoned': officer,
  'reminders.bounced': officer,
  'reminders.wishes': staff,
  'reminders.saveWish': officer,
  'reminders.ownReach': signedIn,
  'reminders.saveOwnReach': signedIn,
  'reminders.channels': signedIn,
  'reminders.previewBroadcast': officer,
  'reminders.sendBroadcast': officer,
  'reminders.dates': staff,
  'reminders.recordDate': officer,
  'reminders.closeDate': officer,
  'reminders.inbox': signedIn,
  'reminders.markRead': signedIn,

  'calendar.years': signedIn,
  'calendar.importYear': everywhere('system-admin'),
  'calendar.feeds': signedIn,
  'calendar.createFeed': signedIn,
  'calendar.revokeFeed': signedIn,

  'audit.list': inRound('auditor'),
  'audit.verify': everywhere('auditor'),

  'dashboard.get': staff,

  'lists.preferences': signedIn,
  'lists.savePreference': signedIn,

  'channels.status': everywhere('system-admin'),
  'channels.test': everywhere('system-admin'),
  'system.health': everywhere('system-admin'),
}
