import { initTRPC } from '@trpc/server'
import { authorize, authorizeSomewhere } from '@zhengji/services/authorize'
import { ServiceError } from '@zhengji/services/errors'
import type { Permission } from '@zhengji/domain/access/permission'
import type { RequestContext } from './context.ts'
import { formatError, translateError } from './error-formatter.ts'
import type { Meta } from './meta.ts'

const t = initTRPC.context<RequestContext>().meta<Meta>().create({ errorFormatter: formatError, isDev: false })

export const buildRouter = t.router

/** The one place where errors of procedures are mapped and where an unforeseen one is logged. */
const mapped = t.procedure.use(async ({ ctx, path, next }) => {
  const result = await next()
  if (result.ok) return result
  const error = translateError(result.error)
  if (error.code === 'INTERNAL_SERVER_ERROR')
    ctx.ports.log.error({ err: error.cause, requestId: ctx.requestId, procedure: path }, 'procedure failed')
  throw error
})

/** For whoever is not signed in yet. */
export const publicProcedure = mapped.meta({ access: 'public' })

/** For any session and about itself only: signing out, changing the one-time password. */
export const ownSession = mapped.meta({ access: 'own-session' }).use(({ ctx, next }) => {
  if (ctx.actor.type === 'anonymous') throw new ServiceError('UNAUTHENTICATED', 'sign-in-required')
  return next()
})

/** For everybody who is signed in; what they may see is decided by the verb. */
export const signedIn = ownSession.meta({ access: 'signed-in' }).use(({ ctx, next }) => {
  if (ctx.actor.type === 'user' && ctx.actor.mustChangePassword === true) throw new ServiceError('FORBIDDEN', 'password-change-required')
  return next()
})

/** Inputs that act in one round name it `roundId`; where another id leads to the round, only the verb can know it. */
export const roundInInput = (input: unknown): string | null =>
  typeof input === 'object' && input !== null && 'roundId' in input && typeof input.roundId === 'string' ? input.roundId : null

/**
 * For holders of the permission: in the round that the input names, else in any. The coarse check stands before the input is
 * even parsed; the verb checks again with the round it found.
 */
export const permitted = (permission: Permission, roundOf: (input: unknown) => string | null = roundInInput) =>
  mapped.meta({ access: permission }).use(async ({ ctx, getRawInput, next }) => {
    const roundId = roundOf(await getRawInput())
    if (roundId === null) authorizeSomewhere(ctx, permission)
    else authorize(ctx, permission, roundId)
    return next()
  })
