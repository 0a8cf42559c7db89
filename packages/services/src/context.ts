import type { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { Database } from '@zhengji/db/database'
import type { Permission } from '@zhengji/domain/access/permission'
import type { Job } from '@zhengji/jobs/contracts'
import type { Channels } from './channel/port.ts'

/** Who acts. A job calls the same verb as a person, and the audit trail tells them apart. */
export type Actor =
  | {
      readonly type: 'user'
      readonly id: string
      readonly name: string
      readonly sessionId: string
      readonly permissions: readonly Permission[]
      readonly roundPermissions: Readonly<Record<string, readonly Permission[]>>
      /** Until the one-time password is changed nothing else is allowed. */
      readonly mustChangePassword?: boolean
      /** The last proof of the password is too old for a decision. */
      readonly stepUpRequired?: boolean
    }
  | { readonly type: 'system'; readonly job: string }
  | { readonly type: 'anonymous' }

/** Bytes under their SHA-256 (lower-case hex). `put` streams, hashes, fsyncs and renames; never half a file. */
export interface Storage extends PartStorage {
  /** Rejects with ServiceError LIMIT when more than `maxBytes` arrive; leaves nothing behind when the stream breaks. */
  put(source: Readable, maxBytes: number): Promise<{ readonly sha256: string; readonly size: number }>
  /** `start`/`end` are inclusive byte offsets. */
  read(sha256: string, range?: { readonly start: number; readonly end: number }): Readable
  has(sha256: string): Promise<boolean>
}

/** Parts of uploads on their way: never under an address, so nobody reads them as a file. */
interface PartStorage {
  /** Resolves when the part is durable; rejects with LIMIT beyond `maxBytes`, and leaves nothing then. */
  putPart(uploadId: string, source: Readable, maxBytes: number): Promise<{ readonly part: string; readonly size: number }>
  /** The parts one after the other; the stream fails when one is gone. */
  readParts(uploadId: string, parts: readonly string[]): Readable
  /** Forgets all parts of an upload, counted or not. */
  dropParts(uploadId: string): Promise<void>
}

/** Ed25519 keys of this installation, kept in DATA_DIR with mode 0600. */
export interface Signer {
  /** base64url signature over UTF-8 bytes. */
  sign(content: string): string
  verify(content: string, signature: string): boolean
  /** SPKI PEM, for whoever wants to check without us. */
  readonly publicKey: string
}

/** Wakes the worker. Losing a job loses nothing: the sweep re-adds it from the row. */
export interface Queue {
  add(job: Job): Promise<void>
}

/** Signed heads of the audit chain, kept outside the database: whoever rewrites the table cannot rewrite these as well. */
export interface Anchors {
  /** Appends one line and makes it durable. */
  append(line: string): Promise<void>
  lines(): Promise<readonly string[]>
}

/** Anything that is not the database and that tests replace at the border. */
export interface Ports {
  readonly storage: Storage
  readonly signer: Signer
  readonly queue: Queue
  readonly anchors: Anchors
  /** Ways out of the house; messages are sent by the worker alone, the server only asks what there is and sends tests. */
  readonly channels: Channels
  readonly log: Logger
  /** Origin as browsers see it, without a slash at its end; what is printed leads back to it. */
  readonly publicUrl: string
  /** Deliveries that all counters together can take in an hour. */
  readonly intakePerHour: number
  /** The database's clock decides; `clock_timestamp()`, so that it moves inside a transaction. */
  readonly clock: (db: Database) => Promise<Temporal.Instant>
}

/** What every verb gets besides its input. */
export interface Context {
  readonly db: Database
  readonly actor: Actor
  readonly requestId: string
  readonly ports: Ports
}
