import type { MessagePurpose } from '@zhengji/domain/reminder/view'
import type { Letter } from './port.ts'

export interface SmsSettings {
  readonly provider: 'aliyun' | 'tencent'
  readonly url: string
  readonly keyId: string
  readonly keySecret: string
  /** 短信签名, as approved by the gateway. */
  readonly signName: string
  /** Approved template per purpose; `*` for those without one of their own. */
  readonly templates: Readonly<Record<string, string>>
  /** Tencent only. */
  readonly appId: string
}

export const templateOf = ({ templates }: SmsSettings, purpose: MessagePurpose): string | undefined => templates[purpose] ?? templates['*']

/** What every template is filled with, in this order: Aliyun knows them by name, Tencent by position. docs/settings.md says so. */
export const smsParameters = ['enterprise', 'number', 'deadline', 'rest'] as const

/** Gateways refuse longer variables: 35 characters are what both allow. */
const longest = 35

export const parametersOf = ({ values, subject }: Letter): Readonly<Record<(typeof smsParameters)[number], string>> => {
  const take = (text: string | undefined): string => (text === undefined || text === '' ? '-' : [...text].slice(0, longest).join(''))
  return {
    enterprise: take(values.enterprise || values.recipient),
    number: take(values.number),
    deadline: take(values.deadline),
    rest: take(values.rest ?? subject),
  }
}
