import { argon2Sync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decoyHash, hashPassword, oneTimePassword, passwordFits } from './password.ts'
import { checkPassword } from './password-policy.ts'

describe('hashPassword', () => {
  it('gives argon2id in PHC form, salted anew each time, that only its password fits', async () => {
    const [one, two] = [await hashPassword('密码 Passwort'), await hashPassword('密码 Passwort')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(one).not.toBe(two)
    expect(await passwordFits('密码 Passwort', one)).toBe(true)
    expect(await passwordFits('密码 passwort', one)).toBe(false)
    expect(await passwordFits('密码 Passwort', '!')).toBe(false)
    expect(await passwordFits('', await decoyHash())).toBe(false)
  })

  it('checks an older hash with the cost it was made with', async () => {
    const nonce = Buffer.alloc(16, 7)
    const tag = argon2Sync('argon2id', { message: 'x', nonce, memory: 64, passes: 1, parallelism: 1, tagLength: 32 })
    const plain = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
    expect(await passwordFits('x', `$argon2id$v=19$m=64,t=1,p=1$${plain(nonce)}$${plain(tag)}`)).toBe(true)
    expect(await passwordFits('x', `$argon2id$v=19$m=64,t=2,p=1$${plain(nonce)}$${plain(tag)}`)).toBe(false)
  })
})

it('a one-time password is readable, strong enough for the policy, and different each time', () => {
  const made = Array.from({ length: 200 }, oneTimePassword)
  expect(new Set(made).size).toBe(200)
  for (const password of made) {
    expect(password).not.toMatch(/[0O1lI]/)
    expect(checkPassword(password, [])).toEqual({ ok: true })
  }
})

it.each([
  ['zhangweimin-office', ['zhangweimin'], true],
  ['zhangweimin1', ['zhangweimin'], false],
  ['Kobalt-Regen-7-Fenster', [], true],
  ['qwertyuiopasdf', [], false],
  ['woaini5201314', [], false],
  ['zhengjixitong2026', [], false],
])('the policy judges %s', (password, own, good) => {
  expect(checkPassword(password, own).ok).toBe(good)
})
