import { sql, getTableName } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { appRole } from './pool.ts'
import * as schema from './schema/index.ts'

/** Tables that only ever grow. Each says APPEND-ONLY in its docstring; a test holds the two lists together. */
export const appendOnlyTables: readonly string[] = [
  schema.auditEntries,
  schema.proposals,
  schema.decisions,
  schema.rubricVersions,
  schema.receipts,
  schema.files,
  schema.findings,
  schema.findingConfirmations,
  schema.draws,
  schema.recusals,
  schema.scoreVersions,
  schema.abnormalVotes,
  schema.sheetRemarks,
  schema.results,
  schema.messageAttempts,
  schema.channelTests,
  schema.reminderRules,
  schema.routeWishes,
  schema.roundDates,
  schema.broadcasts,
  schema.officialYears,
].map(getTableName)

/**
 * Brings the privileges of the application's role to what this file says; part of every migration, so that a table
 * added later is never open by accident. Nothing may be deleted or truncated; append-only tables cannot be updated either.
 */
export const grantPrivileges = (database: NodePgDatabase): Promise<void> =>
  // One transaction, so that a server that is running meanwhile never sees itself without privileges.
  database.transaction(async (db) => {
    const role = sql.identifier(appRole)
    // Roles belong to the whole server: another database of it may create the role in the same moment.
    await db.execute(sql`
    do $$ begin
      create role ${role} nologin;
    exception when duplicate_object or unique_violation then null;
    end $$`)
    await db.execute(sql`
    do $$ begin
      if not pg_has_role(current_user, '${sql.raw(appRole)}', 'member') then grant ${role} to current_user; end if;
    end $$`)
    await db.execute(sql`revoke create on schema public from public`)
    await db.execute(sql`revoke all on all tables in schema public from public, ${role}`)
    await db.execute(sql`grant usage on schema public to ${role}`)
    await db.execute(sql`grant select, insert, update on all tables in schema public to ${role}`)
    // The health page compares the ledger of migrations with this version's.
    await db.execute(sql`grant usage on schema drizzle to ${role}`)
    await db.execute(sql`grant select on drizzle.__drizzle_migrations to ${role}`)
    for (const table of appendOnlyTables) await db.execute(sql`revoke update on ${sql.identifier(table)} from ${role}`)
  })
