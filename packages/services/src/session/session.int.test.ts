import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { auditEntries, sessions, users } from '@zhengji/db/schema/index'
import { authorize, requireStepUp } from '../authorize.ts'
import type { Context } from '../context.ts'
import { reasonOf, refusalOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { createUser } from '../user/create.ts'
import { disableUser } from '../user/disable.ts'
import { grantRole } from '../user/grant.ts'
import { resetPassword } from '../user/reset-password.ts'
import { changePassword } from './change-password.ts'
import { listSessions } from './list.ts'
import { me } from './me.ts'
import { resolveSession } from './resolve.ts'
import { revokeSession } from './revoke.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { stepUp } from './step-up.ts'

const place = useWorld()
const client = { address: '192.0.2.7', userAgent: 'vitest' }
let count = 0

/** A user with a password of their own, who has changed the first one. */
const member = async (role: 'clerk' | 'approver' | 'system-admin' = 'clerk') => {
  const { world } = place
  const first = await createUser(world.admin, { login: `member-${(count += 1)}`, displayName: '成员', email: null })
  await grantRole(world.security, { userId: first.userId, role, roundId: null })
  const ctx = await enter(first.login, first.password)
  const password = 'Kobalt-Regen-7-Fenster'
  await changePassword(ctx, { current: first.password, next: password })
  return { ...first, password }
}

const enter = async (login: string, password: string): Promise<Context> => {
  const { world } = place
  const { token } = await signIn(world.anonymous, { login, password }, client)
  const actor = await resolveSession(world.anonymous, token)
  if (actor === null) throw new Error('no session')
  return { ...world.anonymous, actor }
}

const attempt = (login: string, password: string) => reasonOf(signIn(place.world.anonymous, { login, password }, client))

describe('signIn', () => {
  it('opens a session that stores only the hash of its token', async () => {
    const { world } = place
    const { login, password, userId } = await member()
    const { token, me: who } = await signIn(world.anonymous, { login, password }, client)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(who).toMatchObject({ userId, login, mustChangePassword: false })
    const stored = JSON.stringify(await world.db.select().from(sessions).where(eq(sessions.userId, userId)))
    expect(stored).not.toContain(token)
    expect(await resolveSession(world.anonymous, token)).toMatchObject({ type: 'user', id: userId, stepUpRequired: false })
    expect(await resolveSession(world.anonymous, `${token}x`)).toBeNull()
  })

  it('answers an unknown user, a wrong password, a disabled and a locked account alike', async () => {
    const { world } = place
    const { login, password, userId } = await member()
    const unknown = await refusalOf(signIn(world.anonymous, { login: 'nobody-here', password }, client))
    expect(await refusalOf(signIn(world.anonymous, { login, password: 'wrong' }, client))).toEqual(unknown)
    const [user] = await world.db.select().from(users).where(eq(users.id, userId))
    await disableUser(world.admin, { userId, revision: user?.revision ?? 0, reason: '调离岗位' })
    expect(await refusalOf(signIn(world.anonymous, { login, password }, client))).toEqual(unknown)
    expect(unknown).toEqual({ code: 'UNAUTHENTICATED', reason: 'sign-in-failed', params: {}, data: null })
  })

  it('takes as long for an unknown user as for a wrong password', async () => {
    const { login } = await member()
    const timed = async (name: string) => {
      const times = []
      for (let i = 0; i < 4; i += 1) {
        const start = performance.now()
        await attempt(name, 'wrong')
        times.push(performance.now() - start)
      }
      return Math.min(...times)
    }
    await attempt('warm-up', 'wrong')
    const [unknown, wrong] = [await timed('nobody-here'), await timed(login)]
    // Without the decoy an unknown user is answered in a tenth of the time.
    expect(Math.min(unknown, wrong) / Math.max(unknown, wrong)).toBeGreaterThan(0.4)
  })

  it('locks after 5 failures for 15 minutes, half-open, also for the right password, and audits each', async () => {
    const { world } = place
    const { login, password } = await member()
    const start = Temporal.Instant.from('2030-01-01T00:00:00Z')
    world.setClock(start)
    for (let i = 0; i < 5; i += 1) expect(await attempt(login, 'wrong')).toBe('UNAUTHENTICATED sign-in-failed')
    expect(await attempt(login, password)).toBe('UNAUTHENTICATED sign-in-failed')
    world.setClock(start.add({ minutes: 15 }).subtract({ milliseconds: 1 }))
    expect(await attempt(login, password)).toBe('UNAUTHENTICATED sign-in-failed')
    world.setClock(start.add({ minutes: 15 }))
    expect((await signIn(world.anonymous, { login, password }, client)).me.login).toBe(login)
    world.setClock(null)
    const failures = await world.db
      .select({ after: auditEntries.after })
      .from(auditEntries)
      .where(and(eq(auditEntries.action, 'session.sign-in-failed'), eq(auditEntries.subjectId, login)))
    expect(failures.map(({ after }) => (after as { cause: string }).cause)).toEqual([
      ...Array.from({ length: 4 }, () => 'wrong-password'),
      'wrong-password-locks',
      'locked',
      'locked',
    ])
  })

  it('counts parallel guesses one by one', async () => {
    const { world } = place
    const { login, password } = await member()
    await Promise.all(Array.from({ length: 8 }, () => attempt(login, 'wrong')))
    expect(await attempt(login, password)).toBe('UNAUTHENTICATED sign-in-failed')
    const [user] = await world.db.select().from(users).where(eq(users.login, login))
    expect(user?.lockedUntil).not.toBeNull()
  })
})

describe('a session', () => {
  it.each([
    ['clerk', 30],
    ['system-admin', 15],
  ] as const)('of a %s ends after %i idle minutes, half-open', async (role, minutes) => {
    const { world } = place
    const { login, password } = await member(role)
    const start = Temporal.Instant.from('2030-02-01T00:00:00Z')
    world.setClock(start)
    const { token } = await signIn(world.anonymous, { login, password }, client)
    world.setClock(start.add({ minutes }))
    expect(await resolveSession(world.anonymous, token)).toBeNull()
    world.setClock(start.add({ minutes }).subtract({ milliseconds: 1 }))
    expect(await resolveSession(world.anonymous, token)).toMatchObject({ type: 'user' })
    world.setClock(null)
  })

  it('ends after 12 hours however busy, and needs step-up for decisions after 15 minutes', async () => {
    const { world } = place
    const { login, password } = await member()
    const start = Temporal.Instant.from('2030-03-01T00:00:00Z')
    world.setClock(start)
    const { token } = await signIn(world.anonymous, { login, password }, client)
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      world.setClock(start.add({ minutes }))
      expect(await resolveSession(world.anonymous, token)).toMatchObject({ stepUpRequired: true })
    }
    const actor = await resolveSession(world.anonymous, token)
    if (actor === null) throw new Error('no session')
    expect(() => requireStepUp({ ...world.anonymous, actor })).toThrow('step-up-required')
    expect(await reasonOf(stepUp({ ...world.anonymous, actor }, { password: 'wrong' }))).toBe('PRECONDITION password-wrong')
    await stepUp({ ...world.anonymous, actor }, { password })
    expect(await resolveSession(world.anonymous, token)).toMatchObject({ stepUpRequired: false })
    world.setClock(start.add({ hours: 12 }))
    expect(await resolveSession(world.anonymous, token)).toBeNull()
    world.setClock(null)
  })

  it('is written at most once a minute, and not at all by what only listens', async () => {
    const { world } = place
    const { login, password, userId } = await member()
    const start = Temporal.Instant.from('2030-04-01T00:00:00Z')
    world.setClock(start)
    const { token } = await signIn(world.anonymous, { login, password }, client)
    const lastSeen = async () => {
      const rows = await world.db.select().from(sessions).where(eq(sessions.userId, userId))
      return rows.find(({ createdAt }) => createdAt.equals(start))?.lastSeenAt.toString()
    }
    world.setClock(start.add({ seconds: 59 }))
    await resolveSession(world.anonymous, token)
    expect(await lastSeen()).toBe(start.toString())
    world.setClock(start.add({ seconds: 60 }))
    await resolveSession(world.anonymous, token, { touch: false })
    expect(await lastSeen()).toBe(start.toString())
    await resolveSession(world.anonymous, token)
    expect(await lastSeen()).toBe(start.add({ seconds: 60 }).toString())
    world.setClock(null)
  })

  it('with a one-time password can do nothing but change it', async () => {
    const { world } = place
    const first = await createUser(world.admin, { login: `member-${(count += 1)}`, displayName: '新人', email: null })
    await grantRole(world.security, { userId: first.userId, role: 'clerk', roundId: null })
    const ctx = await enter(first.login, first.password)
    expect((await me(ctx))?.mustChangePassword).toBe(true)
    expect(() => authorize(ctx, 'round:read', null)).toThrow('password-change-required')
    await changePassword(ctx, { current: first.password, next: 'Kobalt-Regen-7-Fenster' })
    const next = await enter(first.login, 'Kobalt-Regen-7-Fenster')
    expect(() => authorize(next, 'round:read', null)).not.toThrow()
  })

  it('ends with sign-out, with a change of the password elsewhere, a reset and a revocation', async () => {
    const { world } = place
    const { login, password, userId } = await member()
    const open = async () => (await signIn(world.anonymous, { login, password }, client)).token
    const alive = async (token: string) => (await resolveSession(world.anonymous, token)) !== null
    const contextOf = async (token: string): Promise<Context> => ({
      ...world.anonymous,
      actor: (await resolveSession(world.anonymous, token)) ?? { type: 'anonymous' },
    })
    const [one, two, three] = [await open(), await open(), await open()]
    await signOut(await contextOf(one))
    expect([await alive(one), await alive(two)]).toEqual([false, true])
    const others = (await listSessions(await contextOf(two))).filter(({ current }) => !current)
    const stranger = await contextOf((await signIn(world.anonymous, await member(), client)).token)
    expect(await reasonOf(revokeSession(stranger, { sessionId: others[0]?.id ?? '' }))).toBe('NOT_FOUND not-found')
    for (const { id } of others) await revokeSession(await contextOf(two), { sessionId: id })
    expect(await alive(three)).toBe(false)
    const four = await open()
    const next = 'Hafen-Laterne-12-Moos'
    await changePassword(await contextOf(four), { current: password, next })
    expect([await alive(two), await alive(four)]).toEqual([false, true])
    await resetPassword(world.admin, { userId })
    expect(await alive(four)).toBe(false)
    expect(await attempt(login, next)).toBe('UNAUTHENTICATED sign-in-failed')
  })
})

describe('changePassword', () => {
  it.each([
    ['Kurz-7-Wort', 'password-too-short'],
    ['pingshenxitong', 'password-too-weak'],
    ['chongqingshangwuwei', 'password-too-weak'],
    ['123456789012', 'password-too-weak'],
    ['aaaaaaaaaaaaaaaa', 'password-too-weak'],
    ['password12345', 'password-too-weak'],
  ])('refuses %s as %s', async (next, reason) => {
    const { login, password } = await member()
    expect(await reasonOf(changePassword(await enter(login, password), { current: password, next }))).toBe(`PRECONDITION ${reason}`)
  })

  it('wants the current password and another one than that', async () => {
    const { login, password } = await member()
    const ctx = await enter(login, password)
    expect(await reasonOf(changePassword(ctx, { current: 'wrong', next: 'Hafen-Laterne-12-Moos' }))).toBe('PRECONDITION password-wrong')
    expect(await reasonOf(changePassword(ctx, { current: password, next: password }))).toBe('PRECONDITION password-unchanged')
  })
})
