import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { permissions } from '../access/permission.ts'
import { describeRefusal } from '../refusal/refusal.ts'
import { applicationStatuses, type ApplicationStatus } from './status.ts'
import { allowedEvents, applicationEvents, decideTransition, terminalStatuses, transitions, type ApplicationEvent } from './transitions.ts'

const eventsFrom = (status: ApplicationStatus) => applicationEvents.filter((event) => transitions[event].from.includes(status))

const walk = (...events: ApplicationEvent[]): string => {
  let status: ApplicationStatus = 'draft'
  for (const event of events) {
    const step = decideTransition(status, event)
    if (!step.ok) return `${status} refuses ${event}`
    status = step.to
  }
  return status
}

describe('the road of an application', () => {
  it('leads from the counter to qualification and its end', () => {
    const road = ['deliver', 'issue-correction', 'deliver', 'accept', 'admit', 'score', 'shortlist', 'publicise', 'qualify'] as const
    expect(walk(...road)).toBe('qualified')
    expect(walk(...road, 'expire')).toBe('expired')
    expect(walk(...road, 'revoke')).toBe('revoked')
  })

  it('leads from the late register back only by re-admission', () => {
    expect(walk('deliver-late')).toBe('refused')
    expect(walk('deliver-late', 'readmit', 'accept')).toBe('accepted')
    expect(walk('deliver-late', 'deliver')).toBe('refused refuses deliver')
  })

  it('lets the waiting list move up', () => {
    expect(walk('deliver', 'accept', 'admit', 'score', 'not-select', 'shortlist')).toBe('shortlisted')
  })

  it('never admits what was not accepted and never scores what was not admitted', () => {
    expect(walk('deliver', 'admit')).toBe('received refuses admit')
    expect(walk('deliver', 'accept', 'score')).toBe('accepted refuses score')
  })
})

describe('the table of transitions', () => {
  it('reaches every status from draft', () => {
    const reached = new Set<ApplicationStatus>(['draft'])
    for (const status of reached) for (const event of eventsFrom(status)) reached.add(transitions[event].to)
    expect([...reached].sort()).toEqual([...applicationStatuses].sort())
  })

  it('lets no event out of a terminal status but the re-admission of what was refused', () => {
    expect(terminalStatuses.flatMap((status) => eventsFrom(status).map((event) => [status, event]))).toEqual([['refused', 'readmit']])
  })

  it('leads from every status to a terminal one', () => {
    const terminal: readonly ApplicationStatus[] = terminalStatuses
    const ending = new Set<ApplicationStatus>(terminal)
    for (const _ of applicationStatuses)
      for (const event of applicationEvents)
        if (ending.has(transitions[event].to)) for (const status of transitions[event].from) ending.add(status)
    expect([...ending].sort()).toEqual([...applicationStatuses].sort())
  })

  it('names each row by its own event, in both languages, and never leads a status to itself', () => {
    for (const event of applicationEvents) {
      const row = transitions[event]
      expect(row.event).toBe(event)
      expect(row.label.zh).toMatch(/^\p{Script=Han}+$/u)
      expect(row.label.en).toMatch(/^[A-Z][\w -]+$/)
      expect(new Set(row.from).size).toBe(row.from.length)
      expect(row.from).not.toContain(row.to)
    }
  })

  it('demands a reason for everything that ends an application against or by the will of somebody', () => {
    expect(applicationEvents.filter((event) => transitions[event].reasonRequired)).toEqual([
      'refuse',
      'withdraw',
      'void',
      'readmit',
      'revoke',
    ])
  })
})

describe('what may happen in each status', () => {
  it('is exactly this', () => {
    expect(Object.fromEntries(applicationStatuses.map((status) => [status, eventsFrom(status).join(' ')]))).toEqual({
      draft: 'deliver deliver-late withdraw void',
      received: 'issue-correction accept refuse withdraw void',
      correcting: 'deliver deliver-late refuse withdraw void',
      accepted: 'admit refuse withdraw void',
      'under-review': 'refuse withdraw void score',
      scored: 'withdraw shortlist not-select',
      shortlisted: 'withdraw not-select publicise revoke',
      'not-selected': 'withdraw shortlist',
      publicised: 'withdraw not-select qualify revoke',
      qualified: 'expire revoke',
      expired: '',
      refused: 'readmit',
      withdrawn: '',
      revoked: '',
      voided: '',
    })
  })

  it('asks for these permissions', () => {
    const by = Object.groupBy(applicationEvents, (event) => transitions[event].permission)
    expect(by).toEqual({
      'application:intake': ['deliver', 'deliver-late', 'issue-correction', 'withdraw', 'void'],
      'application:review': ['accept', 'admit', 'refuse'],
      'proposal:decide': ['readmit', 'score', 'shortlist', 'not-select', 'revoke'],
      'result:write': ['publicise', 'qualify', 'expire'],
    })
  })
})

describe('decideTransition and allowedEvents', () => {
  it('refuse with status and action in the reader’s language', () => {
    const step = decideTransition('draft', 'accept')
    const told = (locale: 'zh' | 'en') => (step.ok ? 'allowed' : describeRefusal(step.reason, step.params, locale))
    expect(told('zh')).toBe('当前状态为“草稿”，不能进行“受理”。请刷新页面，查看该申报的最新状态。')
    expect(told('en')).toContain('The status is “Draft”, so “Accept” is not possible.')
  })

  it('agree: a button is enabled exactly when the server would let the event through', () => {
    fc.assert(
      fc.property(fc.constantFrom(...applicationStatuses), fc.subarray([...permissions]), (status, held) => {
        const passing = applicationEvents.filter(
          (event) => decideTransition(status, event).ok && held.includes(transitions[event].permission),
        )
        expect(allowedEvents(status, held)).toEqual(passing)
      }),
    )
  })

  it('offer a clerk at the counter what is done at the counter', () => {
    expect(allowedEvents('received', ['application:intake'])).toEqual(['issue-correction', 'withdraw', 'void'])
    expect(allowedEvents('received', [])).toEqual([])
  })
})
