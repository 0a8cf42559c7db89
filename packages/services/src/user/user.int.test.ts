import { describe, expect, it } from 'vitest'
import { reasonOf, refusalOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { createUser } from './create.ts'
import { disableUser } from './disable.ts'
import { grantRole } from './grant.ts'
import { listUsers } from './list.ts'
import { listGrantableRounds } from './list-rounds.ts'
import { revokeGrant } from './revoke-grant.ts'

const place = useWorld()
let count = 0
const create = () => createUser(place.world.admin, { login: `user-${(count += 1)}`, displayName: '某人', email: null })
const row = async (userId: string) => (await listUsers(place.world.admin)).find(({ id }) => id === userId)

describe('accounts', () => {
  it('are made by the system administrator without any role, each login once', async () => {
    const { world } = place
    const made = await create()
    expect(made.password).toMatch(/^(\w{4}-){3}\w{4}$/)
    expect(await row(made.userId)).toMatchObject({ login: made.login, grants: [], mustChangePassword: true, revision: 1 })
    const again = createUser(world.admin, { login: made.login, displayName: '另一人', email: null })
    expect((await refusalOf(again)).params).toEqual({ login: made.login })
    for (const actor of [world.security, world.officer, world.auditor]) {
      expect(await reasonOf(createUser(actor, { login: 'x', displayName: 'x', email: null }))).toBe('FORBIDDEN forbidden')
    }
  })

  it('are disabled with a reason, not by their owner, and not on a stale revision', async () => {
    const { world } = place
    const { userId } = await create()
    const stale = await refusalOf(disableUser(world.admin, { userId, revision: 7, reason: '调离岗位' }))
    expect([stale.reason, stale.data]).toEqual(['stale-revision', { current: await row(userId) }])
    await disableUser(world.admin, { userId, revision: 1, reason: '调离岗位' })
    expect(await row(userId)).toMatchObject({ disabled: true, revision: 2 })
    if (world.admin.actor.type !== 'user') throw new Error('not a person')
    expect(await reasonOf(disableUser(world.admin, { userId: world.admin.actor.id, revision: 1, reason: '不再需要' }))).toBe(
      'PRECONDITION user-disable-self',
    )
  })
})

describe('grants', () => {
  it('are given by the security administrator only, never to oneself', async () => {
    const { world } = place
    const { userId } = await create()
    if (world.security.actor.type !== 'user') throw new Error('not a person')
    expect(await reasonOf(grantRole(world.admin, { userId, role: 'clerk', roundId: null }))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(grantRole(world.security, { userId: world.security.actor.id, role: 'clerk', roundId: null }))).toBe(
      'FORBIDDEN grant-self',
    )
    const grant = await grantRole(world.security, { userId, role: 'clerk', roundId: world.round.id })
    expect((await row(userId))?.grants).toEqual([{ id: grant.id, role: 'clerk', roundId: world.round.id }])
    expect(await reasonOf(grantRole(world.security, { userId, role: 'clerk', roundId: world.round.id }))).toBe('PRECONDITION grant-exists')
  })

  it.each([
    ['system-admin', 'security-admin'],
    ['security-admin', 'auditor'],
    ['auditor', 'system-admin'],
  ] as const)('of %s and %s exclude each other (三员分立), until one is taken back', async (held, wanted) => {
    const { world } = place
    const { userId } = await create()
    const grant = await grantRole(world.security, { userId, role: held, roundId: null })
    expect(await reasonOf(grantRole(world.security, { userId, role: wanted, roundId: null }))).toBe('PRECONDITION grant-exclusive')
    await revokeGrant(world.security, { grantId: grant.id, reason: '职责调整' })
    await grantRole(world.security, { userId, role: wanted, roundId: null })
    expect((await row(userId))?.grants.map(({ role }) => role)).toEqual([wanted])
    expect(await reasonOf(revokeGrant(world.security, { grantId: grant.id, reason: '职责调整' }))).toBe('NOT_FOUND not-found')
  })

  it('of excluding roles that race leave one', async () => {
    const { world } = place
    const { userId } = await create()
    const roles = ['system-admin', 'security-admin', 'auditor'] as const
    await Promise.allSettled(roles.map((role) => grantRole(world.security, { userId, role, roundId: null })))
    expect((await row(userId))?.grants).toHaveLength(1)
  })

  it('can be limited to any round, of which administrators see the name only', async () => {
    const { world } = place
    const named = { id: world.round.id, name: world.round.name, realm: 'rehearsal' }
    expect((await listGrantableRounds(world.security)).find(({ id }) => id === world.round.id)).toEqual(named)
    expect(await reasonOf(listGrantableRounds(world.officer))).toBe('FORBIDDEN forbidden')
  })

  it('of administrators are never limited to one round', async () => {
    const { world } = place
    const { userId } = await create()
    const answer = grantRole(world.security, { userId, role: 'system-admin', roundId: world.round.id })
    expect(await reasonOf(answer)).toBe('PRECONDITION grant-global')
  })
})
