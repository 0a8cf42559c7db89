import { customType, integer, uuid } from 'drizzle-orm/pg-core'

/** `timestamptz` ↔ `Temporal.Instant`, microseconds kept. PostgreSQL prints `2026-01-28 09:30:00.5+00`, which is valid ISO 8601 for Temporal once the zone has minutes. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: (value) => Temporal.Instant.from(value),
  toDriver: (value) => value.toString(),
})

/** UUIDv7 made by the application, so that ids are known before the insert and sort by time. */
export const id = () => uuid('id').primaryKey()

/** Optimistic lock: every update names the revision it saw and raises it by one. */
export const revision = () => integer('revision').notNull().default(1)
