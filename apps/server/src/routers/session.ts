import { changePasswordInput, revokeSessionInput, signInInput, stepUpInput } from '@zhengji/domain/session/input'
import type { Me, SessionView } from '@zhengji/domain/session/view'
import { changePassword } from '@zhengji/services/session/change-password'
import { listSessions } from '@zhengji/services/session/list'
import { me } from '@zhengji/services/session/me'
import { revokeSession } from '@zhengji/services/session/revoke'
import { signIn } from '@zhengji/services/session/sign-in'
import { signOut } from '@zhengji/services/session/sign-out'
import { stepUp } from '@zhengji/services/session/step-up'
import { ownSession, publicProcedure } from '../trpc/base.ts'

export const session = {
  signIn: publicProcedure.input(signInInput).mutation(async ({ ctx, input }): Promise<Me> => {
    await ctx.signInLimit.consume(ctx.session.address)
    const outcome = await signIn(ctx, input, { address: ctx.session.address, userAgent: ctx.session.userAgent })
    await ctx.signInLimit.reward(ctx.session.address)
    ctx.session.remember(outcome.token)
    return outcome.me
  }),
  me: publicProcedure.query(({ ctx }): Promise<Me | null> => me(ctx)),
  signOut: ownSession.mutation(async ({ ctx }): Promise<void> => {
    await signOut(ctx)
    ctx.session.forget()
  }),
  changePassword: ownSession.input(changePasswordInput).mutation(({ ctx, input }): Promise<void> => changePassword(ctx, input)),
  stepUp: ownSession.input(stepUpInput).mutation(({ ctx, input }): Promise<void> => stepUp(ctx, input)),
  list: ownSession.query(({ ctx }): Promise<SessionView[]> => listSessions(ctx)),
  revoke: ownSession.input(revokeSessionInput).mutation(({ ctx, input }): Promise<void> => revokeSession(ctx, input)),
}
