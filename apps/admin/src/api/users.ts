import type { GrantView } from '@zhengji/domain/session/view'
import type { createUserInput, disableUserInput, grantInput } from '@zhengji/domain/user/input'
import type { GrantableRound, OneTimePassword, UserRow } from '@zhengji/domain/user/view'
import type { InferInput } from 'valibot'
import { client } from './client.ts'

export const listUsers = (): Promise<UserRow[]> => client.users.list.query()
export const listGrantableRounds = (): Promise<GrantableRound[]> => client.users.rounds.query()
export const createUser = (input: InferInput<typeof createUserInput>): Promise<OneTimePassword> => client.users.create.mutate(input)
export const resetPassword = (userId: string): Promise<OneTimePassword> => client.users.resetPassword.mutate({ userId })
export const disableUser = (input: InferInput<typeof disableUserInput>): Promise<void> => client.users.disable.mutate(input)
export const grantRole = (input: InferInput<typeof grantInput>): Promise<GrantView> => client.users.grant.mutate(input)
export const revokeGrant = (input: { grantId: string; reason: string }): Promise<void> => client.users.revokeGrant.mutate(input)
