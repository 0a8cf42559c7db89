import type { CallDefinition, Rubric } from '@zhengji/domain/call/definition'
import type { ReminderRule } from '@zhengji/domain/reminder/rules'
import type { RoundChange, RoundHistory } from '@zhengji/domain/round/history'

export type ChangeOf<Kind extends RoundChange['kind']> = Extract<RoundChange, { readonly kind: Kind }>

/** The changes of one kind, newest first as in the history. */
export const changesOf = <Kind extends RoundChange['kind']>({ changes }: RoundHistory, kind: Kind): readonly ChangeOf<Kind>[] =>
  changes.filter((change): change is ChangeOf<Kind> => change.kind === kind)

/** The rubrics as the round has them, and the version that brought them; 0: what the call says. */
export const rubricsInForce = (
  definition: CallDefinition,
  history: RoundHistory,
): { readonly version: number; readonly rubrics: readonly Rubric[] } => {
  const [newest] = changesOf(history, 'rubric')
  return newest === undefined ? { version: 0, rubrics: definition.rubrics } : { version: newest.version, rubrics: newest.after }
}

/** The ladders as the round has them, in the order of the call; version 0 is what the call says. */
export const rulesInForce = (
  definition: CallDefinition,
  history: RoundHistory,
): readonly { readonly version: number; readonly rule: ReminderRule }[] => {
  const changes = changesOf(history, 'reminder-rule')
  return definition.reminders.map(({ id: purpose, ...preset }) => {
    const newest = changes.find(({ after }) => after.purpose === purpose)
    return newest === undefined
      ? { version: 0, rule: { purpose, active: true, ...preset } }
      : { version: newest.version, rule: newest.after }
  })
}
