import type { Page } from 'playwright-core'
import { calls } from '@zhengji/domain/calls/registry'
import { completeCreditCode } from '../road/credit-code.ts'
import { ask, tell } from '../interface/ask.ts'
import type { RoundView } from '@zhengji/domain/round/view'

export interface Draft {
  readonly roundId: string
  readonly applicationId: string
  readonly creditCode: string
}

let made = 0

/** Valid, and never met before in this run. */
export const freshCreditCode = (): string => {
  made += 1
  return completeCreditCode(`91500103MA7${String(made).padStart(6, '0')}`)
}

export const rehearsalOf = async (page: Page): Promise<string> => {
  const rounds = await ask<readonly RoundView[]>(page, 'rounds.list')
  const rehearsal = rounds.find(({ realm }) => realm === 'rehearsal')
  if (rehearsal === undefined) throw new Error('no rehearsal round')
  return rehearsal.id
}

/** An application that is registered and not checked yet. */
export const makeDraft = async (page: Page, name: string): Promise<Draft> => {
  const roundId = await rehearsalOf(page)
  const creditCode = freshCreditCode()
  const [definition] = calls
  const undertakings = definition?.undertakings.map(({ id }) => id) ?? []
  const { applicationId } = await tell<{ readonly applicationId: string }>(page, 'applications.create', {
    roundId,
    role: definition?.roles.at(-1)?.id,
    entities: [{ name, creditCode, relation: '', undertakings }],
    contactName: '秦岚',
    contactPhone: '13812345678',
    contactEmail: null,
    note: '',
  })
  return { roundId, applicationId, creditCode }
}
