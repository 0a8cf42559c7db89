import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
  bigint,
} from 'drizzle-orm/pg-core'
import type { ApplicationStatus } from '@zhengji/domain/application/status'
import { id, instant, revision } from './columns.ts'
import { rounds, type Realm } from './round.ts'

export const enterprises = pgTable(
  'enterprises',
  {
    id: id(),
    realm: text('realm').$type<Realm>().notNull(),
    creditCode: text('credit_code').notNull(),
    name: text('name').notNull(),
    /** First letters of the pinyin, lower case, for search (`cqyl`). */
    initials: text('initials').notNull(),
    createdAt: instant('created_at').notNull(),
    revision: revision(),
  },
  (t) => [unique('enterprises_code').on(t.realm, t.creditCode), unique('enterprises_id_realm').on(t.id, t.realm)],
)

export const applications = pgTable(
  'applications',
  {
    id: id(),
    roundId: uuid('round_id').notNull(),
    realm: text('realm').$type<Realm>().notNull(),
    enterpriseId: uuid('enterprise_id').notNull(),
    role: text('role').notNull(),
    /** 收件编号, given with the first delivery in time, null while a draft or late */
    number: text('number'),
    status: text('status').$type<ApplicationStatus>().notNull(),
    /** Delivered at or after the cut-off: stands in the late register (逾期登记) */
    late: boolean('late').notNull().default(false),
    /** Pinyin of the enterprise's name, then the name: what Chinese readers expect when they sort by name */
    nameKey: text('name_key').notNull().default(''),
    /** Everything one can search by, normalised, one line each; written by the services' `application/search` */
    searchText: text('search_text').notNull().default(''),
    /** Runs of one to three characters of `searchText`: pg_trgm needs three characters, Chinese names are found by one or two */
    searchGrams: text('search_grams')
      .array()
      .notNull()
      .default(sql`'{}'`),
    contactName: text('contact_name').notNull(),
    contactPhone: text('contact_phone').notNull(),
    contactEmail: text('contact_email'),
    note: text('note').notNull().default(''),
    receivedAt: instant('received_at'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    revision: revision(),
  },
  (t) => [
    foreignKey({ columns: [t.roundId, t.realm], foreignColumns: [rounds.id, rounds.realm] }),
    foreignKey({ columns: [t.enterpriseId, t.realm], foreignColumns: [enterprises.id, enterprises.realm] }),
    // One living application per enterprise and role; a voided or withdrawn one, or a late one, does not block another.
    uniqueIndex('applications_once')
      .on(t.roundId, t.enterpriseId, t.role)
      .where(sql`status not in ('voided','withdrawn') and not late`),
    uniqueIndex('applications_number').on(t.roundId, t.number),
    // Answers by itself how many rows a filter leaves; the table's rows are wide.
    index('applications_round_status').on(t.roundId, t.status, t.role, t.late),
    index('applications_late')
      .on(t.roundId, t.receivedAt, t.id)
      .where(sql`late`),
    index('applications_round_enterprise').on(t.roundId, t.enterpriseId),
    index('applications_round_created').on(t.roundId, t.createdAt, t.id),
    index('applications_round_name').on(t.roundId, t.nameKey, t.id),
    // Rows without a number or time stand last in both directions, so both directions need their own index.
    index('applications_round_received').on(t.roundId, t.receivedAt, t.id),
    index('applications_round_received_desc').on(t.roundId, t.receivedAt.desc().nullsLast(), t.id.desc()),
    index('applications_round_number_desc').on(t.roundId, t.number.desc().nullsLast(), t.id.desc()),
    // The list of a round's enterprises: each once, by name.
    index('applications_round_enterprise_name').on(t.roundId, t.nameKey, t.enterpriseId),
    // Without a waiting list of new entries, which every search would read through until the next vacuum.
    index('applications_search').using('gin', t.searchGrams).with({ fastupdate: false }),
  ],
)

/** The applicant itself (`relation` empty) and its related entities (关联主体), with the undertakings each one covers. */
export const applicationEntities = pgTable(
  'application_entities',
  {
    id: id(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    creditCode: text('credit_code').notNull(),
    relation: text('relation').notNull(),
    undertakings: text('undertakings').array().notNull(),
    /** Replaced by a later registration; nothing is deleted. Readers want `voided_at is null` (services' `application/entities`) */
    voidedAt: instant('voided_at'),
  },
  (t) => [index('application_entities_application').on(t.applicationId)],
)

export const materialChecks = pgTable(
  'material_checks',
  {
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    materialId: text('material_id').notNull(),
    present: boolean('present').notNull(),
    copies: integer('copies').notNull(),
    pages: integer('pages').notNull(),
    sealed: boolean('sealed').notNull(),
    bound: boolean('bound').notNull(),
    scanEqualsPaper: boolean('scan_equals_paper').notNull(),
    note: text('note').notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.materialId] })],
)

/** APPEND-ONLY. The legal event: a delivery at the counter, to the microsecond of the database's clock. */
export const receipts = pgTable(
  'receipts',
  {
    id: id(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    roundId: uuid('round_id').notNull(),
    number: text('number').notNull().unique(),
    /** 1 for the first delivery, then 2, 3… for re-deliveries after a correction notice */
    delivery: integer('delivery').notNull(),
    late: boolean('late').notNull(),
    deliveredAt: instant('delivered_at').notNull(),
    /** What was received: materials with copies and pages, and SHA-256 of every scan. */
    content: jsonb('content').notNull(),
    receivedBy: uuid('received_by').notNull(),
    /** Ed25519 over the canonical content, base64url; what the QR code carries */
    signature: text('signature').notNull(),
  },
  (t) => [uniqueIndex('receipts_delivery').on(t.applicationId, t.delivery), index('receipts_round').on(t.roundId, t.deliveredAt)],
)

/** APPEND-ONLY. Content-addressed: the bytes lie under their SHA-256. */
export const files = pgTable(
  'files',
  {
    id: id(),
    sha256: text('sha256').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    name: text('name').notNull(),
    /** Decides with the round who may read it */
    purpose: text('purpose')
      .$type<'scan' | 'sheet-issued' | 'sheet-pack' | 'sheet-returned' | 'sheet-scan' | 'score-explanation'>()
      .notNull(),
    roundId: uuid('round_id').notNull(),
    uploadedBy: uuid('uploaded_by'),
    uploadedAt: instant('uploaded_at').notNull(),
  },
  (t) => [index('files_sha').on(t.sha256)],
)

/**
 * A file on its way, so that a broken connection goes on where it stopped. What has arrived lies in parts, each durable before
 * it is counted; the row ends with a file or is abandoned.
 */
export const uploads = pgTable(
  'uploads',
  {
    id: id(),
    purpose: text('purpose').$type<'scan' | 'sheet-returned' | 'sheet-scan' | 'score-explanation'>().notNull(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    name: text('name').notNull(),
    /** As announced; the file is made when so many bytes are there */
    size: bigint('size', { mode: 'number' }).notNull(),
    received: bigint('received', { mode: 'number' }).notNull().default(0),
    /** Names of the parts in the storage, in order */
    parts: text('parts')
      .array()
      .notNull()
      .default(sql`'{}'`),
    fileId: uuid('file_id').references(() => files.id),
    abandonedAt: instant('abandoned_at'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When the last part arrived; a day later nobody comes back */
    touchedAt: instant('touched_at').notNull(),
  },
  (t) => [
    index('uploads_open')
      .on(t.touchedAt)
      .where(sql`file_id is null and abandoned_at is null`),
  ],
)

export const applicationFiles = pgTable(
  'application_files',
  {
    id: id(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    materialId: text('material_id').notNull(),
    fileId: uuid('file_id')
      .notNull()
      .references(() => files.id),
    attachedAt: instant('attached_at').notNull(),
    attachedBy: uuid('attached_by').notNull(),
    voidedAt: instant('voided_at'),
    voidReason: text('void_reason'),
  },
  (t) => [index('application_files_application').on(t.applicationId)],
)

/** 一次性告知补正单: every defect at once. */
export const correctionNotices = pgTable(
  'correction_notices',
  {
    id: id(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    number: text('number').notNull().unique(),
    defects: jsonb('defects').notNull(),
    dueAt: instant('due_at').notNull(),
    issuedBy: uuid('issued_by').notNull(),
    issuedAt: instant('issued_at').notNull(),
    resolvedAt: instant('resolved_at'),
  },
  (t) => [index('correction_notices_application').on(t.applicationId)],
)

export type FindingVerdict = 'met' | 'unmet' | 'doubt'

/** APPEND-ONLY versions: the newest per checkpoint counts. */
export const findings = pgTable(
  'findings',
  {
    id: id(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    checkpointId: text('checkpoint_id').notNull(),
    version: integer('version').notNull(),
    verdict: text('verdict').$type<FindingVerdict>().notNull(),
    fileId: uuid('file_id').references(() => files.id),
    page: integer('page'),
    note: text('note').notNull(),
    foundBy: uuid('found_by').notNull(),
    foundAt: instant('found_at').notNull(),
  },
  (t) => [uniqueIndex('findings_version').on(t.applicationId, t.checkpointId, t.version), unique('findings_id_by').on(t.id, t.foundBy)],
)

/** APPEND-ONLY. The second person of a finding. */
export const findingConfirmations = pgTable(
  'finding_confirmations',
  {
    findingId: uuid('finding_id').primaryKey(),
    foundBy: uuid('found_by').notNull(),
    confirmedBy: uuid('confirmed_by').notNull(),
    confirmedAt: instant('confirmed_at').notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.findingId, t.foundBy], foreignColumns: [findings.id, findings.foundBy] }),
    check('finding_confirmations_four_eyes', sql`${t.confirmedBy} <> ${t.foundBy}`),
  ],
)
