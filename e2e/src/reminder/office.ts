import type { RoundView } from '@zhengji/domain/round/view'
import type { Page } from 'playwright-core'
import { calls } from '@zhengji/domain/calls/registry'
import { freshCreditCode } from '../counter/draft.ts'
import { tell } from '../interface/ask.ts'

/** A rehearsal that is open for this many hours, long enough that its first rung lies ahead. */
export const openRound = async (page: Page, hours: number): Promise<RoundView> =>
  tell<RoundView>(page, 'rounds.createRehearsal', { callId: calls[0]?.id, name: '提醒演练', closesInMinutes: hours * 60 })

/** Registered and not delivered; reached by mail. */
export const register = async (page: Page, roundId: string, name: string, contactEmail: string): Promise<void> => {
  const [definition] = calls
  const undertakings = definition?.undertakings.map(({ id }) => id) ?? []
  await tell(page, 'applications.create', {
    roundId,
    role: definition?.roles.at(-1)?.id,
    entities: [{ name, creditCode: freshCreditCode(), relation: '', undertakings }],
    contactName: '秦岚',
    contactPhone: '13812345678',
    contactEmail,
    note: '',
  })
}
