import { auditActions, auditNouns } from '@zhengji/domain/audit/action'
import { dayField } from '@zhengji/domain/fields'
import * as v from 'valibot'
import type { LocationQuery } from 'vue-router'
import { compactQuery, queryChoice, queryPage, queryText, type FilterCodec } from '../../router/url-filter.ts'

/** Everything of a noun as the server wants it: `application.` */
export const wholeNoun = (noun: (typeof auditNouns)[number]): `${typeof noun}.` => `${noun}.`

const actionChoices = [...auditNouns.map(wholeNoun), ...auditActions] as const

export interface AuditFilter {
  readonly action: '' | (typeof actionChoices)[number]
  readonly round: string
  readonly subject: string
  /** First and last day; empty is open. */
  readonly from: string
  readonly until: string
  readonly search: string
  readonly sort: 'seq'
  readonly direction: 'desc' | 'asc'
  readonly page: number
}

const queryDay = (query: LocationQuery, name: string): string => (v.is(dayField, queryText(query, name)) ? queryText(query, name) : '')

const roundId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** `?action=application.&from=2026-01-26&until=2026-01-28&round=019b…&subject=019b…&search=李&direction=asc&page=2` */
export const auditFilterCodec: FilterCodec<AuditFilter> = {
  parse: (query) => {
    const round = queryText(query, 'round')
    return {
      action: queryChoice(query, 'action', ['', ...actionChoices]),
      round: roundId.test(round) ? round : '',
      subject: queryText(query, 'subject'),
      from: queryDay(query, 'from'),
      until: queryDay(query, 'until'),
      search: queryText(query, 'search'),
      sort: 'seq',
      direction: queryChoice(query, 'direction', ['desc', 'asc']),
      page: queryPage(query),
    }
  },
  format: (filter) => compactQuery({ ...filter }, { sort: 'seq', direction: 'desc', page: 1 }),
}
