import type { UserRow } from '@zhengji/domain/user/view'
import { describe, expect, it } from 'vitest'
import { filterUsers, userFilterCodec, type UserFilter } from './filter.ts'

const account = (login: string, fields: Partial<UserRow> = {}): UserRow => ({
  id: login,
  login,
  displayName: login,
  email: null,
  disabled: false,
  locked: false,
  mustChangePassword: false,
  grants: [],
  revision: 1,
  ...fields,
})
const rows = [
  account('chen.yu', { displayName: '陈雨', email: 'Chen@example.cn', grants: [{ id: 'a', role: 'clerk', roundId: 'r1' }] }),
  account('li', {
    grants: [
      { id: 'b', role: 'officer', roundId: null },
      { id: 'c', role: 'clerk', roundId: 'r2' },
    ],
  }),
  account('new', { mustChangePassword: true }),
  account('guessed', { locked: true, mustChangePassword: true }),
  account('gone', { disabled: true, locked: true }),
]
const found = (patch: Partial<UserFilter>) =>
  filterUsers(rows, { search: '', role: '', state: '', page: 1, ...patch }).map(({ login }) => login)

describe('accounts', () => {
  it('are found by any part of account, name and mail, whatever the case', () => {
    expect(found({ search: 'CHEN' })).toEqual(['chen.yu'])
    expect(found({ search: ' 雨 ' })).toEqual(['chen.yu'])
    expect(found({ search: 'example.cn' })).toEqual(['chen.yu'])
    expect(found({ search: 'nobody' })).toEqual([])
  })

  it('are found by a role in whatever round, and by having none', () => {
    expect(found({ role: 'clerk' })).toEqual(['chen.yu', 'li'])
    expect(found({ role: 'none' })).toEqual(['new', 'guessed', 'gone'])
  })

  it('stand in one state each', () => {
    expect((['active', 'fresh', 'locked', 'disabled'] as const).map((state) => found({ state }))).toEqual([
      ['chen.yu', 'li'],
      ['new'],
      ['guessed'],
      ['gone'],
    ])
  })
})

it('an address that names no role or state is the plain list', () => {
  expect(userFilterCodec.parse({ role: 'king', state: 'sleepy', page: '-3' })).toEqual({ search: '', role: '', state: '', page: 1 })
  expect(userFilterCodec.format({ search: '', role: '', state: '', page: 1 })).toEqual({})
  expect(userFilterCodec.format({ search: 'li', role: 'none', state: 'locked', page: 2 })).toEqual({
    search: 'li',
    role: 'none',
    state: 'locked',
    page: '2',
  })
})
