import type { GrantView } from '@zhengji/domain/session/view'
import { createUserInput, disableUserInput, grantInput, revokeGrantInput, userIdInput } from '@zhengji/domain/user/input'
import type { GrantableRound, OneTimePassword, UserRow } from '@zhengji/domain/user/view'
import { createUser } from '@zhengji/services/user/create'
import { disableUser } from '@zhengji/services/user/disable'
import { grantRole } from '@zhengji/services/user/grant'
import { listUsers } from '@zhengji/services/user/list'
import { listGrantableRounds } from '@zhengji/services/user/list-rounds'
import { resetPassword } from '@zhengji/services/user/reset-password'
import { revokeGrant } from '@zhengji/services/user/revoke-grant'
import { permitted } from '../trpc/base.ts'

export const users = {
  list: permitted('user:read').query(({ ctx }): Promise<UserRow[]> => listUsers(ctx)),
  rounds: permitted('user:read').query(({ ctx }): Promise<GrantableRound[]> => listGrantableRounds(ctx)),
  create: permitted('user:write')
    .input(createUserInput)
    .mutation(({ ctx, input }): Promise<OneTimePassword> => createUser(ctx, input)),
  resetPassword: permitted('user:write')
    .input(userIdInput)
    .mutation(({ ctx, input }): Promise<OneTimePassword> => resetPassword(ctx, input)),
  disable: permitted('user:write')
    .input(disableUserInput)
    .mutation(({ ctx, input }): Promise<void> => disableUser(ctx, input)),
  grant: permitted('grant:write')
    .input(grantInput)
    .mutation(({ ctx, input }): Promise<GrantView> => grantRole(ctx, input)),
  revokeGrant: permitted('grant:write')
    .input(revokeGrantInput)
    .mutation(({ ctx, input }): Promise<void> => revokeGrant(ctx, input)),
}
