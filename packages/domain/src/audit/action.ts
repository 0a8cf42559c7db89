import { applicationEvents } from '../application/transitions.ts'

/** Every act that leaves an entry in the trail, as `noun.verb`. A verb of the services that is missing here does not compile. */
export const auditActions = [
  'application.create',
  'application.update',
  ...applicationEvents.map((event) => `application.${event}` as const),
  'application.reveal-contact',
  'material.check',
  'material.attach',
  'material.detach',
  'file.upload',
  'condition.record-finding',
  'condition.confirm-findings',
  'expert.create',
  'expert.update',
  'panel.draw',
  'panel.recuse',
  'panel.replace-member',
  'sheet-pack.request',
  'sheet-pack.issue',
  'sheet-pack.cancel',
  'sheet.unpack',
  'sheet.import',
  'sheet.confirm-import',
  'sheet.attach-scan',
  'sheet.void-scan',
  'score.correct',
  'score.open-case',
  'score.record-vote',
  'score.record-explanation',
  'score.replace',
  'score.close-case',
  'result.compute',
  'result.computed',
  'proposal.propose',
  'proposal.approve',
  'proposal.reject',
  'round.create-rehearsal',
  'round.move-deadline',
  'round.set-date',
  'round.close-date',
  'message.send-now',
  'message.hold',
  'message.resume',
  'message.phoned',
  'message.bounced',
  'reminder.broadcast',
  'reminder.change-rule',
  'reminder.set-route',
  'channel.test',
  'calendar.import',
  'calendar.create-feed',
  'calendar.revoke-feed',
  'list.export',
  'user.create',
  'user.reset-password',
  'user.disable',
  'user.set-contact',
  'user.grant',
  'user.revoke-grant',
  'session.sign-in',
  'session.sign-in-failed',
  'session.sign-out',
  'session.step-up',
  'session.proof-failed',
  'session.change-password',
  'session.revoke',
  'installation.first-user',
  'installation.first-password',
  'installation.real-round',
] as const

export type AuditAction = (typeof auditActions)[number]

type NounOf<Action extends string> = Action extends `${infer Noun}.${string}` ? Noun : never

/** What acts are about: the first half of their names. */
export type AuditNoun = NounOf<AuditAction>

// Every action has a dot; that its first half is a noun is how the type is made.
const nounOf = (action: AuditAction) => action.slice(0, action.indexOf('.')) as AuditNoun

/** In the order of the road, each once. */
export const auditNouns: readonly AuditNoun[] = [...new Set(auditActions.map(nounOf))]

/** What `subjectId` of an entry identifies; `login` is a name that somebody typed, `list` and `channel` are keys, all others are ids. */
export type AuditSubject =
  | 'application'
  | 'file'
  | 'finding'
  | 'expert'
  | 'draw'
  | 'recusal'
  | 'panel-member'
  | 'sheet-pack'
  | 'sheet'
  | 'sheet-import'
  | 'abnormal-case'
  | 'message'
  | 'broadcast'
  | 'channel'
  | 'calendar'
  | 'calendar-feed'
  | 'result-run'
  | 'proposal'
  | 'round'
  | 'user'
  | 'login'
  | 'list'
