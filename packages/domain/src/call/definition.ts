import type { LocalizedText } from '../text.ts'

/**
 * A call is data. This file is the language in which a definition is written; nothing here knows any call by name.
 * Ids are stable slugs (`a-z0-9-`), never positions or labels: the database stores them for years.
 */

/** Where in the announcement a rule stands, e.g. `二-1` or `二-统筹-2`; shown beside the rule and quoted in refusals. */
export type Clause = string

export interface CallRole {
  readonly id: string
  readonly name: LocalizedText
  /** One or two characters inside receipt numbers, e.g. `统` in `CQFP2026-统-0007`. */
  readonly mark: string
  /** Places awarded by rank (≥ 1) and length of the waiting list (≥ 0); `assumption` says so when the announcement names no number. */
  readonly quota: { readonly places: number; readonly waiting: number; readonly assumption?: LocalizedText }
}

export interface Undertaking {
  readonly id: string
  readonly name: LocalizedText
}

/** A rule that nothing is computed from but that staff and applicants quote, e.g. how long a qualification lasts. */
export interface Provision {
  readonly id: string
  readonly clause: Clause
  readonly title: LocalizedText
  /** The announcement's own words. */
  readonly wording: LocalizedText
}

export interface Checkpoint {
  readonly id: string
  /** What the reviewer has to find true. */
  readonly statement: LocalizedText
  /** What kind of paper shows it. */
  readonly evidence: LocalizedText
}

export interface Condition {
  readonly id: string
  readonly clause: Clause
  readonly title: LocalizedText
  /** The announcement's own words. */
  readonly wording: LocalizedText
  readonly roles: readonly string[]
  /** A `gate` decides eligibility and is never scored; a `preference` never excludes anybody. */
  readonly kind: 'gate' | 'preference'
  readonly checkpoints: readonly Checkpoint[]
}

export interface Material {
  readonly id: string
  readonly clause: Clause
  readonly name: LocalizedText
  readonly hint: LocalizedText
  /** Paper copies required, ≥ 1. */
  readonly copies: number
  readonly sealed: boolean
  readonly bound: boolean
  readonly scan: boolean
}

export interface Criterion {
  readonly id: string
  readonly name: LocalizedText
  /** Full marks in points, a positive multiple of 1/stepsPerPoint. */
  readonly points: number
  /** `objective` criteria must be scored equally by all experts: they can be counted or looked up. */
  readonly kind: 'objective' | 'subjective'
  /** What earns which points. */
  readonly earns: LocalizedText
  readonly clauses: readonly Clause[]
}

export interface CriterionGroup {
  readonly id: string
  readonly name: LocalizedText
  /** Equals the sum of its criteria; stated so that the conformance suite can catch a slip. */
  readonly points: number
  readonly criteria: readonly Criterion[]
}

/** The rubric of one role. Scores are whole numbers of units; one unit is 1/stepsPerPoint of a point (2 → half points). */
export interface Rubric {
  readonly role: string
  readonly totalPoints: number
  readonly stepsPerPoint: number
  /** True while no official rubric is published: it must be approved before any sheet is generated, and says so. */
  readonly assumption: boolean
  readonly groups: readonly CriterionGroup[]
}

export interface PanelCategory {
  readonly id: string
  readonly name: LocalizedText
  /** Least number of members of this category. */
  readonly minimum: number
}

export interface PanelRules {
  /** Odd and ≥ `minimumSize`. */
  readonly size: number
  readonly minimumSize: number
  readonly substitutes: number
  readonly categories: readonly PanelCategory[]
  /** An employment that ended less than this many years ago still excludes the pair. */
  readonly recusalYears: number
  /** `blind`: sheets show 申请人 N instead of numbers and names, the same N on all sheets of a round. Absent: open. */
  readonly review?: 'open' | 'blind'
}

export interface AggregationRules {
  readonly method: 'mean' | 'trimmed-mean'
  readonly scope: 'total' | 'criterion'
  /** A member's total further than this many points from the mean of the others is shown as a disagreement. */
  readonly disagreementPoints: number
}

/** Compared in order, higher first; `draw` ends the chain and is the only rule that always decides. */
export type TieRule = { readonly kind: 'group'; readonly group: string } | { readonly kind: 'draw' }

/** When one message of a purpose falls due; `reminder/rung.ts` makes them, so that an id always says the same as the figures. */
export type Rung =
  | { readonly id: string; readonly hoursBefore: number }
  /** At this wall-clock time (`09:00`, the call's zone) so many official working days before the day of the deadline. */
  | { readonly id: string; readonly workingDaysBefore: number; readonly at: string }
  /** For what is told when it happens: so many hours after there was first something to do. */
  | { readonly id: string; readonly hoursAfterStart: number }

/** Ways out of the house; the inbox is not one of them, because staff always have it. */
export const outwardChannels = ['email', 'sms', 'dingtalk', 'feishu', 'wecom'] as const

export type OutwardChannel = (typeof outwardChannels)[number]

/** Every purpose that the engine plans messages for; each call has a ladder for each of them. */
export const reminderPurposeIds = [
  'draft-not-delivered',
  'correction-open',
  'scan-missing',
  'result-published',
  'objection-answered',
  'sheet-not-returned',
  'sheet-incomplete',
  'meeting-ahead',
  'review-due',
  'pack-waiting',
  'approval-waiting',
  'deadline-near',
  'publicity-ends',
  'objection-open',
  'undelivered',
] as const

export type ReminderPurposeId = (typeof reminderPurposeIds)[number]

export interface ReminderPurpose {
  readonly id: ReminderPurposeId
  /** In the order in which they fall due; at most ten. */
  readonly rungs: readonly Rung[]
  /** Tried in this order until one accepts; robots only serve the group message of what concerns staff. */
  readonly channels: readonly OutwardChannel[]
  readonly subject: LocalizedText
  /** Placeholders, here and in the subject: those that `reminder/purposes.ts` lists for the purpose. */
  readonly body: LocalizedText
}

/** Whole hours of the call's zone, over midnight: from the first (inclusive) until the second (exclusive) nobody is disturbed. */
export interface QuietHours {
  readonly from: number
  readonly until: number
}

/** Instants are ISO 8601 with offset. The window is half-open: `opensAt <= now < closesAt`. */
export interface AnnouncedSchedule {
  readonly opensAt: string
  readonly closesAt: string
  /** Close of the hall as wall-clock time, for rehearsal rounds whose last day is another one. */
  readonly hallClosesAt: string
  readonly legalWording: LocalizedText
  /** What the announcement leaves open and how this definition decided. */
  readonly reading: LocalizedText
}

export interface CallDefinition {
  readonly id: string
  /** Counts up with every published change; applications store id and version. */
  readonly version: number
  readonly city: LocalizedText
  readonly organiser: LocalizedText
  readonly title: LocalizedText
  readonly shortTitle: LocalizedText
  readonly source: { readonly document: string; readonly publishedOn: string; readonly publisher: LocalizedText }
  /** IANA zone of every wall-clock time of the call. */
  readonly timeZone: string
  readonly schedule: AnnouncedSchedule
  readonly delivery: {
    readonly place: LocalizedText
    readonly address: LocalizedText
    readonly contact: LocalizedText
    readonly phone: string
  }
  /** First part of every number, `A-Z0-9`. */
  readonly numberPrefix: string
  readonly roles: readonly CallRole[]
  readonly provisions: readonly Provision[]
  readonly undertakings: readonly Undertaking[]
  readonly conditions: readonly Condition[]
  readonly materials: readonly Material[]
  readonly rubrics: readonly Rubric[]
  readonly panel: PanelRules
  readonly aggregation: AggregationRules
  readonly ties: Readonly<Record<string, readonly TieRule[]>>
  /** Hours an applicant has to correct defects from the notice on, never beyond the cut-off. */
  readonly correction: { readonly hours: number }
  readonly publicity: { readonly workingDays: number; readonly clause: Clause; readonly wording: LocalizedText }
  readonly retention: { readonly years: number; readonly clause: Clause; readonly wording: LocalizedText }
  readonly reminders: readonly ReminderPurpose[]
  /** Absent: 21:00–08:00. */
  readonly quietHours?: QuietHours
  readonly texts: {
    readonly receiptStatement: LocalizedText
    readonly lateRefusal: LocalizedText
    readonly notReturned: LocalizedText
    readonly rubricAssumption: LocalizedText
    readonly procurementBenchmark: LocalizedText
  }
}
