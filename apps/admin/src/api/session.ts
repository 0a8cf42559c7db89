import type { changePasswordInput, signInInput, stepUpInput } from '@zhengji/domain/session/input'
import type { Me, SessionView } from '@zhengji/domain/session/view'
import type { InferInput } from 'valibot'
import { client } from './client.ts'

export const fetchMe = (): Promise<Me | null> => client.session.me.query()
export const signIn = (input: InferInput<typeof signInInput>): Promise<Me> => client.session.signIn.mutate(input)
export const signOut = (): Promise<void> => client.session.signOut.mutate()
export const changePassword = (input: InferInput<typeof changePasswordInput>): Promise<void> => client.session.changePassword.mutate(input)
export const stepUp = (input: InferInput<typeof stepUpInput>): Promise<void> => client.session.stepUp.mutate(input)
export const listSessions = (): Promise<SessionView[]> => client.session.list.query()
export const revokeSession = (sessionId: string): Promise<void> => client.session.revoke.mutate({ sessionId })
