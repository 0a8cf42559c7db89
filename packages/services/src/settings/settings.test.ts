import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'
import { settingsTable } from './table.ts'

const mistakesOf = (env: Record<string, string>): readonly string[] => {
  const reading = readSettings(env)
  return reading.ok ? [] : reading.mistakes
}

describe('settings', () => {
  it('have a default for everything', () => {
    expect(readSettings({})).toEqual({
      ok: true,
      settings: {
        port: 3000,
        host: '127.0.0.1',
        dataDir: path.resolve('.data'),
        databaseUrl: null,
        redisUrl: null,
        queuePrefix: expect.stringMatching(/^zhengji-[0-9a-f]{8}$/),
        publicUrl: 'http://127.0.0.1:3000',
        allowPlainHttp: false,
        channels: { email: null, sms: null, dingtalk: null, feishu: null, wecom: null },
        logLevel: 'info',
        uploadLimitBytes: 524_288_000,
        diskReserveBytes: 524_288_000,
        workerConcurrency: 4,
        intakePerHour: 24,
      },
    })
  })

  it('count an empty variable as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toEqual(readSettings({}))
  })

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3e3'],
    ['PORT', '-1'],
    ['HOST', 'http://x'],
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_URL', 'localhost'],
    ['REDIS_URL', 'localhost:6379'],
    ['QUEUE_PREFIX', 'a:b'],
    ['PUBLIC_URL', 'zhengji.example.cn'],
    ['ALLOW_PLAIN_HTTP', 'yes'],
    ['SMTP_URL', 'http://x'],
    ['DINGTALK_URL', 'oapi.dingtalk.com'],
    ['DINGTALK_SECRET', 'SEC 1'],
    ['FEISHU_URL', 'ftp://x'],
    ['FEISHU_SECRET', 'a b'],
    ['WECOM_URL', 'x'],
    ['SMS_PROVIDER', 'pigeon'],
    ['SMS_KEY_ID', 'a b'],
    ['SMS_KEY_SECRET', 'a b'],
    ['SMS_SIGN_NAME', '市'.repeat(41)],
    ['SMS_TEMPLATES', 'SMS_1'],
    ['SMS_APP_ID', 'x'],
    ['SMS_URL', 'x'],
    ['LOG_LEVEL', 'loud'],
    ['UPLOAD_LIMIT_MB', '0'],
    ['UPLOAD_LIMIT_MB', '1.5'],
    ['DISK_RESERVE_MB', 'x'],
    ['WORKER_CONCURRENCY', '65'],
  ] as const)('refuse %s=%s with one sentence', (name, value) => {
    const found = mistakesOf({ [name]: value, MAIL_FROM: 'a@b.cn' })
    expect(found).toEqual([`${name} ${settingsTable[name].mistake}`])
  })

  it('tell all mistakes at once and never repeat a password', () => {
    const found = mistakesOf({ PORT: 'x', DATABASE_URL: 'mysql://user:geheim@host/db' })
    expect(found).toHaveLength(2)
    expect(found.join(' ')).not.toContain('geheim')
  })

  it('want a sender for a mail server', () => {
    expect(mistakesOf({ SMTP_URL: 'smtp://localhost:25' })).toEqual([expect.stringContaining('MAIL_FROM is missing')])
    expect(mistakesOf({ SMTP_URL: 'smtp://localhost:25', MAIL_FROM: '征集 <a@b.cn>' })).toEqual([])
  })

  it('want everything that a gateway needs, and a robot for its secret', () => {
    const missing = ['SMS_APP_ID', 'SMS_KEY_ID', 'SMS_KEY_SECRET', 'SMS_SIGN_NAME', 'SMS_TEMPLATES'].map((name) =>
      expect.stringContaining(`${name} is missing`),
    )
    expect(mistakesOf({ SMS_PROVIDER: 'tencent' })).toEqual(missing)
    expect(mistakesOf({ FEISHU_SECRET: 'x' })).toEqual([expect.stringContaining('FEISHU_URL is missing')])
    const whole = {
      SMS_PROVIDER: 'aliyun',
      SMS_KEY_ID: 'k',
      SMS_KEY_SECRET: 's',
      SMS_SIGN_NAME: '商务委',
      SMS_TEMPLATES: 'scan-missing=A,*=B',
    }
    expect(readSettings(whole)).toMatchObject({
      settings: { channels: { sms: { url: 'https://dysmsapi.aliyuncs.com/', templates: { 'scan-missing': 'A', '*': 'B' } } } },
    })
  })

  it.each([
    [{ HOST: '0.0.0.0' }, 1],
    [{ HOST: '0.0.0.0', ALLOW_PLAIN_HTTP: 'true' }, 0],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://zhengji.example.cn' }, 0],
    [{ PUBLIC_URL: 'http://zhengji.example.cn' }, 1],
    [{ PUBLIC_URL: 'http://localhost:3000' }, 0],
    [{ HOST: 'localhost' }, 0],
    [{ HOST: '::1' }, 0],
  ])('refuse plain http beyond this machine unless allowed: %o', (env, count) => {
    expect(mistakesOf(env)).toHaveLength(count)
  })

  it('take the slash off the public address', () => {
    expect(readSettings({ PUBLIC_URL: 'https://zhengji.example.cn/' })).toMatchObject({
      settings: { publicUrl: 'https://zhengji.example.cn' },
    })
  })
})

it('docs/settings.md is made from the table (vitest -u writes it)', async () => {
  const rows = Object.entries(settingsTable).map(
    ([name, { preset, zh, en }]) => `| \`${name}\` | ${preset === null ? '' : `\`${preset}\``} | ${zh} | ${en} |`,
  )
  const page = `# 设置 · Settings

全部设置是环境变量，启动时逐项检查，每个错误一句话。All settings are environment variables, checked at start with a sentence per mistake.

| 变量 variable | 默认 default | 含义 | meaning |
| --- | --- | --- | --- |
${rows.join('\n')}
`
  await expect(page).toMatchFileSnapshot('../../../../docs/settings.md')
})
