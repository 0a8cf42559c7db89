import { createHmac } from 'node:crypto'
import { field, isHttp, post, textField } from './http.ts'
import type { Answer, OutwardPort } from './port.ts'

export interface RobotSettings {
  /** With the key of the robot. */
  readonly url: string
  /** Null: the robot is protected by keyword or address instead. */
  readonly secret: string | null
}

const json = { 'content-type': 'application/json; charset=utf-8' }

/** What a provider's error number means: some pass by themselves, the rest need a person. */
const judge = (code: unknown, message: string, passing: readonly number[]): Answer => {
  const text = message.slice(0, 300)
  if (code === 0) return { outcome: 'accepted', code: '0', text }
  if (typeof code !== 'number') return { outcome: 'refused', code: 'no-code', text: text || 'the answer is not that of a robot' }
  return { outcome: passing.includes(code) ? 'unreachable' : 'refused', code: String(code), text }
}

/** `sign` of DingTalk: HMAC-SHA256 over `timestamp\nsecret` with the secret as key, milliseconds. */
export const dingtalkSign = (secret: string, timestamp: number): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')

/** −1: the service is busy; 130101: more than twenty lines a minute. 310000 is a wrong signature, keyword or address. */
const dingtalkPassing = [-1, 130101]

export const createDingtalk = ({ url, secret }: RobotSettings, timeoutMs?: number): OutwardPort => ({
  id: 'dingtalk',
  send: async ({ text }) => {
    const target = new URL(url)
    if (secret !== null) {
      const timestamp = Date.now()
      target.searchParams.set('timestamp', String(timestamp))
      target.searchParams.set('sign', dingtalkSign(secret, timestamp))
    }
    const answer = await post(target.href, JSON.stringify({ msgtype: 'text', text: { content: text } }), json, timeoutMs)
    return isHttp(answer) ? judge(field(answer.json, 'errcode'), textField(answer.json, 'errmsg') ?? answer.text, dingtalkPassing) : answer
  },
  close: () => {},
})

/** `sign` of Feishu: HMAC-SHA256 over nothing with `timestamp\nsecret` as key, seconds. */
export const feishuSign = (secret: string, timestamp: number): string =>
  createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64')

/** 9499 and 11232: too many requests. 19021 is a wrong signature, 19022 an address that is not allowed, 19024 a missing keyword. */
const feishuPassing = [9499, 11232]

export const createFeishu = ({ url, secret }: RobotSettings, timeoutMs?: number): OutwardPort => ({
  id: 'feishu',
  send: async ({ text }) => {
    const timestamp = Math.floor(Date.now() / 1000)
    const signed = secret === null ? {} : { timestamp: String(timestamp), sign: feishuSign(secret, timestamp) }
    const answer = await post(url, JSON.stringify({ ...signed, msg_type: 'text', content: { text } }), json, timeoutMs)
    if (!isHttp(answer)) return answer
    // The older endpoint answers StatusCode and StatusMessage.
    const code = field(answer.json, 'code') ?? field(answer.json, 'StatusCode')
    return judge(code, textField(answer.json, 'msg') ?? textField(answer.json, 'StatusMessage') ?? answer.text, feishuPassing)
  },
  close: () => {},
})

/** WeCom takes 2,048 bytes of UTF-8 and refuses more. */
const wecomBytes = 2_048

export const withinBytes = (text: string, bytes: number): string => {
  if (Buffer.byteLength(text) <= bytes) return text
  let kept = ''
  let used = Buffer.byteLength('…')
  for (const character of text) {
    used += Buffer.byteLength(character)
    if (used > bytes) break
    kept += character
  }
  return `${kept}…`
}

/** −1: busy; 45009: more than twenty lines a minute. 93000 is a wrong key. */
const wecomPassing = [-1, 45009]

export const createWecom = ({ url }: Pick<RobotSettings, 'url'>, timeoutMs?: number): OutwardPort => ({
  id: 'wecom',
  send: async ({ text }) => {
    const body = JSON.stringify({ msgtype: 'text', text: { content: withinBytes(text, wecomBytes) } })
    const answer = await post(url, body, json, timeoutMs)
    return isHttp(answer) ? judge(field(answer.json, 'errcode'), textField(answer.json, 'errmsg') ?? answer.text, wecomPassing) : answer
  },
  close: () => {},
})
