import { describe, expect, it } from 'vitest'
import { outwardChannels } from '../call/definition.ts'
import { adviceOn } from './advice.ts'

describe('what can be done about an attempt', () => {
  it('nothing about one that was accepted, something about every other', () => {
    for (const channel of outwardChannels) {
      expect(adviceOn(channel, { outcome: 'accepted', code: '0' })).toBeNull()
      for (const outcome of ['begun', 'refused', 'unreachable', 'bounced'] as const)
        expect(adviceOn(channel, { outcome, code: 'never heard of' })).toMatchObject({
          zh: expect.any(String) as string,
          en: expect.any(String) as string,
        })
    }
  })

  it('a number means what its own provider means by it', () => {
    expect(adviceOn('dingtalk', { outcome: 'refused', code: '310000' })?.zh).toContain('签名')
    expect(adviceOn('wecom', { outcome: 'refused', code: '310000' })?.zh).not.toContain('签名')
    expect(adviceOn('email', { outcome: 'refused', code: '535' })?.zh).toContain('授权码')
  })

  it('a network that fails is told from a provider that refuses', () => {
    expect(adviceOn('feishu', { outcome: 'unreachable', code: 'ENOTFOUND' })?.zh).toContain('DNS')
    expect(adviceOn('email', { outcome: 'unreachable', code: 'ETIMEDOUT' })?.zh).toContain('没有及时应答')
  })
})
