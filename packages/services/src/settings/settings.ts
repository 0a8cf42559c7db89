import { createHash } from 'node:crypto'
import path from 'node:path'
import * as v from 'valibot'
import { joinChannels, type ChannelSettings } from './channels.ts'
import { settingsTable, type SettingName } from './table.ts'

/** What an installation is told from outside, checked. Every field comes from one environment variable of docs/settings.md. */
export interface Settings {
  readonly port: number
  readonly host: string
  /** Absolute */
  readonly dataDir: string
  /** null = the embedded PostgreSQL, which only `npm start` starts; it hands the address to server and worker in DATABASE_URL */
  readonly databaseUrl: string | null
  /** null = the queue lives in PostgreSQL */
  readonly redisUrl: string | null
  readonly queuePrefix: string
  /** Origin without a slash at its end, as browsers see it */
  readonly publicUrl: string
  readonly allowPlainHttp: boolean
  readonly channels: ChannelSettings
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  readonly uploadLimitBytes: number
  readonly diskReserveBytes: number
  readonly workerConcurrency: number
  /** Deliveries that the counters can take */
  readonly intakePerHour: number
}

export type SettingsReading =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly mistakes: readonly string[] }

/** 2^20: the megabyte that file managers show */
const mebibyte = 1_048_576

const loopback = (host: string): boolean => host === 'localhost' || host === '::1' || host === '[::1]' || host.startsWith('127.')

/** Reads and checks the variables; every mistake gives one sentence that names the variable. An empty variable counts as not set. */
export const readSettings = (env: Readonly<Record<string, string | undefined>>): SettingsReading => {
  const mistakes: string[] = []
  const read = <Name extends SettingName>(name: Name): v.InferOutput<(typeof settingsTable)[Name]['schema']> | null => {
    const raw = env[name]?.trim() || settingsTable[name].preset
    if (raw === null) return null
    const result = v.safeParse(settingsTable[name].schema, raw)
    if (result.success) return result.output
    // The value of an address may contain a password, so it is never repeated.
    mistakes.push(`${name} ${settingsTable[name].mistake}`)
    return null
  }

  const port = read('PORT') ?? 0
  const host = read('HOST') ?? ''
  const dataDir = path.resolve(read('DATA_DIR') ?? '.data')
  const databaseUrl = read('DATABASE_URL')
  const redisUrl = read('REDIS_URL')
  // Two installations may share one Redis: without a prefix of its own each would take the other's jobs.
  const ownPrefix = databaseUrl === null ? `zhengji-${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}` : 'zhengji'
  const queuePrefix = read('QUEUE_PREFIX') ?? ownPrefix
  const shownHost = host.includes(':') ? `[${host}]` : host
  const publicUrl = (read('PUBLIC_URL') ?? `http://${shownHost}:${port}`).replace(/\/+$/, '')
  const allowPlainHttp = read('ALLOW_PLAIN_HTTP') ?? false
  const channelTexts = {
    SMTP_URL: read('SMTP_URL'),
    MAIL_FROM: read('MAIL_FROM'),
    DINGTALK_URL: read('DINGTALK_URL'),
    DINGTALK_SECRET: read('DINGTALK_SECRET'),
    FEISHU_URL: read('FEISHU_URL'),
    FEISHU_SECRET: read('FEISHU_SECRET'),
    WECOM_URL: read('WECOM_URL'),
    SMS_KEY_ID: read('SMS_KEY_ID'),
    SMS_KEY_SECRET: read('SMS_KEY_SECRET'),
    SMS_SIGN_NAME: read('SMS_SIGN_NAME'),
    SMS_TEMPLATES: read('SMS_TEMPLATES'),
    SMS_APP_ID: read('SMS_APP_ID'),
    SMS_URL: read('SMS_URL'),
  }
  const provider = read('SMS_PROVIDER')
  const logLevel = read('LOG_LEVEL') ?? 'info'
  const uploadLimitBytes = (read('UPLOAD_LIMIT_MB') ?? 0) * mebibyte
  const diskReserveBytes = (read('DISK_RESERVE_MB') ?? 0) * mebibyte
  const workerConcurrency = read('WORKER_CONCURRENCY') ?? 1
  const intakePerHour = read('INTAKE_PER_HOUR') ?? 1

  // A variable that is there and wrong has its sentence already; it is not missing.
  const wellFormed = mistakes.length === 0
  const channels = joinChannels({ texts: channelTexts, provider, publicUrl }, (sentence) => wellFormed && mistakes.push(sentence))
  if (mistakes.length === 0 && !allowPlainHttp) {
    const address = new URL(publicUrl)
    const plain = address.protocol === 'http:' && !(loopback(address.hostname) && (loopback(host) || env['PUBLIC_URL']))
    if (plain) {
      mistakes.push(
        `PUBLIC_URL is ${publicUrl}: passwords would cross the network in the clear. Put a TLS proxy in front and set PUBLIC_URL=https://…, or accept it with ALLOW_PLAIN_HTTP=true`,
      )
    }
  }
  if (mistakes.length > 0) return { ok: false, mistakes }
  return {
    ok: true,
    settings: {
      port,
      host,
      dataDir,
      databaseUrl,
      redisUrl,
      queuePrefix,
      publicUrl,
      allowPlainHttp,
      channels,
      logLevel,
      uploadLimitBytes,
      diskReserveBytes,
      workerConcurrency,
      intakePerHour,
    },
  }
}
