import type { Database } from '@zhengji/db/database'
import type { SystemHealth } from '@zhengji/domain/system/view'
import type { Ports } from '@zhengji/services/context'
import type { ChangeHub } from './events/change-hub.ts'
import type { AttemptLimit } from './trpc/context.ts'

/** What `createApp` is made of; `main.ts` opens the real ones, tests their own. */
export interface ServerParts {
  readonly settings: {
    /** Origin as browsers see it. */
    readonly publicUrl: string
    readonly allowPlainHttp: boolean
    readonly uploadLimitBytes: number
  }
  readonly db: Database
  readonly ports: Ports
  readonly changes: ChangeHub
  readonly signInLimit: AttemptLimit
  readonly health: () => Promise<SystemHealth>
  /** Directory of the built SPA. */
  readonly pages: string
  /** Aborted when the process is to end: streams that never end by themselves close then. */
  readonly stopping: AbortSignal
  /** Milliseconds between two looks at the session of an event stream; default 20 s, tests shorten it. */
  readonly eventBeatMs?: number
}
