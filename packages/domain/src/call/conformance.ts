import type { CallDefinition } from './definition.ts'
import type { Fault } from './conformance/fault.ts'
import { checkIdentity } from './conformance/identity.ts'
import { checkPanelRules } from './conformance/panel.ts'
import { checkReminders } from './conformance/reminder.ts'
import { checkRoles } from './conformance/roles.ts'
import { checkRubrics } from './conformance/rubric.ts'
import { checkSchedule } from './conformance/schedule.ts'
import { checkWording } from './conformance/wording.ts'

const checks = [checkIdentity, checkWording, checkSchedule, checkRoles, checkRubrics, checkPanelRules, checkReminders]

/** Everything wrong with a definition as it is loaded, all at once; empty for a sound one. Every call of the registry passes in a test. */
export const checkDefinition = (definition: CallDefinition): readonly Fault[] => checks.flatMap((check) => check(definition))
