import type { TRPCBuiltRouter, TRPCDecorateCreateRouterOptions } from '@trpc/server'
import { applications } from './routers/applications.ts'
import { audit } from './routers/audit.ts'
import { calendar } from './routers/calendar.ts'
import { channels } from './routers/channels.ts'
import { dashboard } from './routers/dashboard.ts'
import { enterprises } from './routers/enterprises.ts'
import { experts } from './routers/experts.ts'
import { lists } from './routers/lists.ts'
import { panel } from './routers/panel.ts'
import { proposals } from './routers/proposals.ts'
import { reminders } from './routers/reminders.ts'
import { results } from './routers/results.ts'
import { rounds } from './routers/rounds.ts'
import { rubric } from './routers/rubric.ts'
import { scores } from './routers/scores.ts'
import { session } from './routers/session.ts'
import { sheets } from './routers/sheets.ts'
import { system } from './routers/system.ts'
import { users } from './routers/users.ts'
import type { ErrorShape } from './trpc/error-shape.ts'
import type { Meta } from './trpc/meta.ts'

/** Table of contents of everything that the SPA can ask for. `call` is a reserved word in tRPC. */
export const routers = {
  session,
  users,
  rounds,
  applications,
  enterprises,
  experts,
  panel,
  rubric,
  proposals,
  sheets,
  scores,
  results,
  reminders,
  channels,
  calendar,
  audit,
  dashboard,
  lists,
  system,
}

/**
 * What the SPA imports, as declarations only (`pnpm --filter @zhengji/server types`). The context is left out on purpose: its type
 * leads to the services and so to `node:` modules, which vue-tsc would check again.
 */
export type AppRouter = TRPCBuiltRouter<
  { ctx: object; meta: Meta; errorShape: ErrorShape; transformer: false },
  TRPCDecorateCreateRouterOptions<typeof routers>
>
