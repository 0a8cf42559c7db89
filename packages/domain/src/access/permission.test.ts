import { describe, expect, it } from 'vitest'
import { checkGrant, exclusiveRoles, permissions, permissionsFrom, permissionsOf } from './permission.ts'
import { staffRoles, type StaffRole } from './role.ts'

const may = (role: StaffRole, permission: (typeof permissions)[number]) => permissionsOf[role].includes(permission)

describe('permissions of roles', () => {
  it('every permission is held by somebody, and nobody holds one twice', () => {
    expect(permissions.filter((permission) => !staffRoles.some((role) => may(role, permission)))).toEqual([])
    for (const role of staffRoles) expect(new Set(permissionsOf[role]).size).toBe(permissionsOf[role].length)
  })

  it('administrators see no business data', () => {
    expect(permissionsOf['system-admin'].map((permission) => permission.split(':')[0]).sort()).toEqual([
      'calendar',
      'channel',
      'system',
      'user',
      'user',
    ])
    expect(permissionsOf['security-admin'].map((permission) => permission.split(':')[0]).sort()).toEqual(['grant', 'user'])
  })

  it('the auditor changes nothing', () => {
    expect(permissionsOf.auditor.filter((permission) => !permission.endsWith(':read'))).toEqual([])
  })

  it('who proposes does not decide by role: no role holds both', () => {
    expect(staffRoles.filter((role) => may(role, 'proposal:decide') && may(role, 'rubric:propose'))).toEqual([])
  })

  it('only security administrators grant roles, and only system administrators make users', () => {
    expect(staffRoles.filter((role) => may(role, 'grant:write'))).toEqual(['security-admin'])
    expect(staffRoles.filter((role) => may(role, 'user:write'))).toEqual(['system-admin'])
  })
})

describe('permissionsFrom', () => {
  it('unites global grants and keeps those of single rounds apart', () => {
    expect(
      permissionsFrom([
        { role: 'clerk', roundId: null },
        { role: 'approver', roundId: 'a' },
        { role: 'clerk', roundId: 'a' },
        { role: 'clerk', roundId: 'b' },
      ]),
    ).toEqual({
      permissions: permissions.filter((permission) => may('clerk', permission)),
      roundPermissions: {
        a: permissions.filter((permission) => may('clerk', permission) || may('approver', permission)),
        b: permissions.filter((permission) => may('clerk', permission)),
      },
    })
  })

  it('gives nothing without grants', () => {
    expect(permissionsFrom([])).toEqual({ permissions: [], roundPermissions: {} })
  })
})

describe('separation of administrators （三员分立）', () => {
  it('no two of the three go together, in either order', () => {
    for (const held of exclusiveRoles) for (const role of exclusiveRoles) expect(checkGrant([held], role).ok).toBe(held === role)
  })

  it('names the role that is already held', () => {
    expect(checkGrant(['clerk', 'auditor'], 'system-admin')).toMatchObject({
      ok: false,
      reason: 'grant-exclusive',
      params: { held: expect.stringContaining('审计员') },
    })
  })

  it('business roles exclude nothing', () => {
    expect(checkGrant(['auditor'], 'clerk')).toEqual({ ok: true })
    expect(checkGrant(['clerk', 'officer', 'approver'], 'auditor')).toEqual({ ok: true })
  })
})
