import type { Browser, Page } from 'playwright-core'
import { openDesk } from '../browser.ts'
import type { Account, System } from '../system.ts'
import { enterRehearsal } from './review.ts'

const posts = ['clerk', 'officer', 'officer2', 'approver', 'auditor'] as const

/** One screen per post, signed in and in the rehearsal round; what any page did wrong is collected. */
export interface Desks {
  readonly accounts: Readonly<Record<string, Account>>
  readonly pages: Readonly<Record<(typeof posts)[number], Page>>
  /** Requests to other origins. */
  readonly strangers: readonly string[]
  /** Errors that pages threw. */
  readonly errors: readonly string[]
}

/** Loads the demonstration and seats everybody. */
export const openDesks = async (browser: Browser, system: System): Promise<Desks> => {
  const accounts = await system.loadDemonstration()
  const desks = await Promise.all(
    posts.map(async (post) => {
      const account = accounts[post]
      if (account === undefined) throw new Error(`the demonstration printed no ${post}: ${Object.keys(accounts).join(', ')}`)
      const desk = await openDesk(browser, system.url, account)
      await enterRehearsal(desk.page)
      return [post, desk] as const
    }),
  )
  return {
    accounts,
    // One entry per post, as listed above.
    pages: Object.fromEntries(desks.map(([post, { page }]) => [post, page])) as Desks['pages'],
    get strangers() {
      return desks.flatMap(([, { strangers }]) => strangers)
    },
    get errors() {
      return desks.flatMap(([post, { errors }]) => errors.map((error) => `${post}: ${error}`))
    },
  }
}
