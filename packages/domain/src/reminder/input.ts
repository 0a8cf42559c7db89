import * as v from 'valibot'
import { applicationStatuses } from '../application/status.ts'
import { outwardChannels, reminderPurposeIds, type OutwardChannel } from '../call/definition.ts'
import { emailField, idField, instantField, noteField, pageFields, phoneField, reasonField, revisionField, textField } from '../fields.ts'
import { encodeRefusal } from '../refusal/refusal.ts'
import { mobileOf, personChannels } from './channel.ts'
import { purposeTraits } from './purposes.ts'
import { messageStatuses } from './reconcile.ts'
import { maxRungs } from './rules.ts'
import { checkTemplate, placeholdersOf } from './template.ts'

export const messageIdInput = v.object({ messageId: idField })

/** A fragment of the recipient: name, initials, number, end of the code or phone; empty is everybody. */
const recipientField = v.optional(noteField(80), '')

export const reminderPlanInput = v.object({ roundId: idField, search: recipientField })

export const messagePurposes = [...reminderPurposeIds, 'broadcast'] as const

/** Empty status and purpose: all. */
export const listMessagesInput = v.object({
  roundId: idField,
  search: recipientField,
  status: v.optional(v.picklist(['', ...messageStatuses]), ''),
  purpose: v.optional(v.picklist(['', ...messagePurposes]), ''),
  sort: v.optional(v.picklist(['due', 'sent']), 'due'),
  direction: v.optional(v.picklist(['asc', 'desc']), 'asc'),
  ...pageFields,
})

const purposeField = v.picklist(reminderPurposeIds)
const channelsField = v.pipe(v.array(v.picklist(outwardChannels)), v.maxLength(outwardChannels.length))
const hoursField = (from: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(24 * 60))

/** Figures only: the id of a rung follows from them. */
export const rungField = v.union([
  v.strictObject({ hoursBefore: hoursField(1) }),
  v.strictObject({
    workingDaysBefore: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)),
    at: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  }),
  v.strictObject({ hoursAfterStart: hoursField(0) }),
])

const localizedField = (max: number) => v.object({ zh: textField(max), en: textField(max) })

/** What an officer wants a purpose to be like in this round. */
export const ruleFields = {
  purpose: purposeField,
  active: v.boolean(),
  rungs: v.pipe(v.array(rungField), v.minLength(1), v.maxLength(maxRungs)),
  channels: channelsField,
  subject: localizedField(120),
  body: localizedField(2000),
}
export const saveRuleInput = v.object({ roundId: idField, ...ruleFields, reason: reasonField })

/** Nothing is written: what would happen if the cut-off moved, or the ladders were these. */
export const previewPlanInput = v.object({
  roundId: idField,
  closesAt: v.nullable(instantField),
  rule: v.nullable(v.object(ruleFields)),
})

/** A text with the data of a real recipient of this purpose; the first that there is. */
export const previewTextInput = v.object({
  roundId: idField,
  purpose: purposeField,
  subject: localizedField(120),
  body: localizedField(2000),
})

export const holdInput = v.object({ messageId: idField, reason: reasonField })

/** 已电话通知: with whom somebody spoke. */
export const phonedInput = v.object({ messageId: idField, spokeWith: textField(60), note: noteField(500) })

/** A letter that was accepted at first and came back. */
export const bouncedInput = v.object({ messageId: idField, answer: textField(300) })

const wishFields = { roundId: idField, purpose: v.nullable(purposeField), channels: channelsField, locale: v.picklist(['zh', 'en']) }
export const saveWishInput = v.object({ ...wishFields, recipientKind: v.picklist(['applicant', 'expert', 'user']), recipientId: idField })

const staffPurposes = reminderPurposeIds.filter((purpose) => purposeTraits[purpose].audience === 'staff')
const mobileField = v.pipe(
  phoneField,
  v.check((phone) => mobileOf(phone) !== null, encodeRefusal({ reason: 'mobile-invalid', params: {} })),
)
/** Ways to oneself in every round; `[]` is the inbox alone, null what the call says. */
const ownReachFields = v.object({
  email: v.nullable(emailField),
  phone: v.nullable(mobileField),
  locale: v.picklist(['zh', 'en']),
  wishes: v.pipe(
    v.array(
      v.object({
        purpose: v.picklist(staffPurposes),
        channels: v.nullable(v.pipe(v.array(v.picklist(personChannels)), v.maxLength(personChannels.length))),
      }),
    ),
    v.maxLength(staffPurposes.length),
  ),
  revision: revisionField,
})
type OwnReachFields = v.InferOutput<typeof ownReachFields>

const missesNo = (field: 'email' | 'phone', channel: OutwardChannel) =>
  v.forward<OwnReachFields, v.CheckIssue<OwnReachFields>, [typeof field]>(
    v.check(
      (reach: OwnReachFields) => reach[field] !== null || !reach.wishes.some(({ channels }) => channels?.some((one) => one === channel)),
      encodeRefusal({ reason: 'channel-needs-address', params: {} }),
    ),
    [field],
  )
export const saveOwnReachInput = v.pipe(ownReachFields, missesNo('email', 'email'), missesNo('phone', 'sms'))

export const recipientInput = v.object({ roundId: idField, recipientKind: v.picklist(['applicant', 'expert']), recipientId: idField })

/** Which applicants a broadcast goes to: the filter of the applications list. */
export const broadcastFilterField = v.object({
  search: v.optional(noteField(80), ''),
  status: v.optional(v.array(v.picklist(applicationStatuses)), []),
  role: v.optional(noteField(60), ''),
  late: v.optional(v.boolean()),
})

const broadcastText = (max: number) =>
  v.pipe(
    textField(max),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      const checked = checkTemplate({ zh: dataset.value, en: dataset.value }, placeholdersOf('broadcast'))
      if (!checked.ok) addIssue({ message: encodeRefusal(checked) })
    }),
  )

const broadcastFields = { roundId: idField, filter: broadcastFilterField, subject: broadcastText(120), body: broadcastText(2000) }

export const previewBroadcastInput = v.object(broadcastFields)

/** `expected` is the number that was shown with the names: a list that has changed since is refused. */
export const sendBroadcastInput = v.object({
  ...broadcastFields,
  channels: v.pipe(channelsField, v.minLength(1)),
  expected: v.pipe(v.number(), v.integer(), v.minValue(1)),
  reason: reasonField,
})

/** A date that is no part of the definition. A meeting is a moment; publicity ends after the call's working days; an objection is one applicant's. */
export const recordDateInput = v.variant('kind', [
  v.object({ kind: v.literal('panel-meeting'), roundId: idField, startsAt: instantField, note: noteField(300) }),
  v.object({ kind: v.literal('publicity'), roundId: idField, startsAt: instantField, note: noteField(300) }),
  v.object({ kind: v.literal('objection'), roundId: idField, applicationId: idField, startsAt: instantField, note: noteField(300) }),
])
/** An objection is answered, a meeting or publicity called off. */
export const closeDateInput = v.object({ dateId: idField, note: reasonField })
