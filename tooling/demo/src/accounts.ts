import { randomBytes } from 'node:crypto'
import type { StaffRole } from '@zhengji/domain/access/role'
import type { Context } from '@zhengji/services/context'
import { changePassword } from '@zhengji/services/session/change-password'
import { resolveSession } from '@zhengji/services/session/resolve'
import { signIn } from '@zhengji/services/session/sign-in'
import { createUser } from '@zhengji/services/user/create'
import { grantRole } from '@zhengji/services/user/grant'

export interface DemoAccount {
  readonly login: string
  readonly displayName: string
  readonly role: StaffRole
  readonly password: string
  /** Acts as this person, with a session of its own. */
  readonly ctx: Context
}

const people = [
  ['clerk', '窗口 陈雨', 'clerk'],
  ['officer', '经办 李川', 'officer'],
  ['officer2', '经办 周敏', 'officer'],
  ['approver', '审批 何峰', 'approver'],
  ['auditor', '审计 罗静', 'auditor'],
] as const satisfies readonly (readonly [string, string, StaffRole])[]

const client = { address: '127.0.0.1', userAgent: 'demo' }

const openAccount = async (system: Context, login: string, displayName: string, role: StaffRole): Promise<DemoAccount> => {
  const first = await createUser(system, { login, displayName, email: `${login}@example.cn` })
  await grantRole(system, { userId: first.userId, role, roundId: null })
  // 18 random characters: strong by any policy, and nobody has to invent one for a rehearsal
  const password = randomBytes(14).toString('base64url')
  const anonymous: Context = { ...system, actor: { type: 'anonymous' } }
  const once = await signIn(anonymous, { login, password: first.password }, client)
  await changePassword(await actAs(system, once.token), { current: first.password, next: password })
  const { token } = await signIn(anonymous, { login, password }, client)
  return { login, displayName, role, password, ctx: await actAs(system, token) }
}

const actAs = async (system: Context, token: string): Promise<Context> => {
  const actor = await resolveSession(system, token)
  if (actor === null) throw new Error('the session that was just opened is not known')
  return { ...system, actor }
}

/** One account per post, with two officers because findings need a second person. `suffix` keeps a second demonstration apart from the first. */
export const openAccounts = async (system: Context, suffix: string): Promise<Record<(typeof people)[number][0], DemoAccount>> => {
  const accounts = await Promise.all(people.map(([login, name, role]) => openAccount(system, `${login}${suffix}`, name, role)))
  const [clerk, officer, officer2, approver, auditor] = accounts
  if (!clerk || !officer || !officer2 || !approver || !auditor) throw new Error('an account is missing')
  return { clerk, officer, officer2, approver, auditor }
}
