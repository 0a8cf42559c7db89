import type { Page } from 'playwright-core'
import type { Post, Scene, Things } from './scene.ts'

/** One page as somebody sees it. Every route of the interface stands here at least once: screenshots, axe and budgets go by this list. */
export interface ShownPage {
  /** Of the screenshot; unique. */
  readonly name: string
  /** Name of the route. */
  readonly route: string
  readonly post: Post
  readonly path: (things: Things) => string
  /** A form has a smaller budget than a list. */
  readonly form?: boolean
}

const inRound =
  (rest: string | ((things: Things) => string)) =>
  (things: Things): string =>
    `/r/${things.roundId}/${typeof rest === 'string' ? rest : rest(things)}`
const application = (id: keyof Things, tab: string) => inRound((things) => `applications/${things[id]}/${tab}`)

export const shownPages: readonly ShownPage[] = [
  { name: 'sign-in', route: 'sign-in', post: 'nobody', path: () => '/sign-in', form: true },
  { name: 'change-password', route: 'change-password', post: 'clerk', path: () => '/change-password', form: true },
  { name: 'home', route: 'home', post: 'security', path: () => '/' },
  { name: 'dashboard-clerk', route: 'dashboard', post: 'clerk', path: inRound('dashboard') },
  { name: 'dashboard', route: 'dashboard', post: 'officer', path: inRound('dashboard') },
  { name: 'dashboard-approver', route: 'dashboard', post: 'approver', path: inRound('dashboard') },
  { name: 'dashboard-auditor', route: 'dashboard', post: 'auditor', path: inRound('dashboard') },
  { name: 'intake', route: 'intake', post: 'clerk', path: inRound('intake'), form: true },
  { name: 'intake-materials', route: 'intake', post: 'clerk', path: inRound(({ draft }) => `intake/${draft}`), form: true },
  { name: 'applications', route: 'applications', post: 'officer', path: inRound('applications') },
  { name: 'enterprises', route: 'enterprises', post: 'officer', path: inRound('enterprises') },
  { name: 'application-materials', route: 'application', post: 'officer', path: application('correcting', 'materials') },
  { name: 'application-conditions', route: 'application', post: 'officer', path: application('judged', 'conditions') },
  { name: 'application-review', route: 'application', post: 'officer', path: application('accepted', 'conditions'), form: true },
  { name: 'application-entities', route: 'application', post: 'officer', path: application('judged', 'entities') },
  { name: 'application-papers', route: 'application', post: 'officer', path: application('correcting', 'papers') },
  { name: 'application-timeline', route: 'application', post: 'officer', path: application('judged', 'timeline') },
  { name: 'late', route: 'late', post: 'clerk', path: inRound('late') },
  { name: 'experts', route: 'experts', post: 'officer', path: inRound('experts') },
  { name: 'rubric', route: 'rubric', post: 'officer', path: inRound('rubric') },
  { name: 'panel', route: 'panel', post: 'officer', path: inRound('panel') },
  { name: 'sheets', route: 'sheets', post: 'officer', path: inRound('sheets') },
  { name: 'sheet', route: 'sheet', post: 'officer', path: inRound(({ sheetId }) => `sheets/${sheetId}`) },
  { name: 'sheet-import', route: 'sheet-import', post: 'officer', path: inRound(({ importId }) => `sheets/imports/${importId}`) },
  { name: 'scores', route: 'scores', post: 'officer', path: inRound('scores') },
  { name: 'abnormal-case', route: 'abnormal-case', post: 'officer', path: inRound(({ caseId }) => `scores/cases/${caseId}`) },
  { name: 'results', route: 'results', post: 'officer', path: inRound('results') },
  { name: 'reminders', route: 'reminders', post: 'officer', path: inRound('reminders') },
  { name: 'reminder-rules', route: 'reminder-rules', post: 'officer', path: inRound('reminders/rules') },
  { name: 'call', route: 'call', post: 'auditor', path: inRound('call') },
  { name: 'approvals', route: 'approvals', post: 'approver', path: inRound('approvals') },
  { name: 'approval', route: 'approvals', post: 'approver', path: inRound(({ proposalId }) => `approvals/${proposalId}`) },
  { name: 'rounds', route: 'rounds', post: 'officer', path: () => '/rounds' },
  { name: 'calendar', route: 'calendar', post: 'officer', path: () => '/calendar' },
  { name: 'audit', route: 'audit', post: 'auditor', path: () => '/audit' },
  { name: 'users', route: 'users', post: 'security', path: () => '/users' },
  { name: 'account', route: 'account', post: 'clerk', path: () => '/account' },
  { name: 'system', route: 'system', post: 'admin', path: () => '/system' },
  { name: 'channels', route: 'channels', post: 'admin', path: () => '/channels' },
  { name: 'forbidden', route: 'forbidden', post: 'clerk', path: () => '/forbidden?permission=audit:read' },
  { name: 'not-found', route: 'not-found', post: 'clerk', path: () => '/no/such/page' },
  { name: 'verify-receipt', route: 'verify-receipt', post: 'nobody', path: ({ receiptCode }) => `/verify${receiptCode}`, form: true },
  { name: 'print-receipt', route: 'print-receipt', post: 'clerk', path: ({ receiptId }) => `/print/receipts/${receiptId}` },
  { name: 'print-notice', route: 'print-notice', post: 'clerk', path: ({ noticeId }) => `/print/notices/${noticeId}` },
  { name: 'print-refusal', route: 'print-refusal', post: 'clerk', path: ({ refused }) => `/print/refusals/${refused}` },
  { name: 'print-publicity', route: 'print-publicity', post: 'officer', path: ({ runId }) => `/print/publicity/${runId}` },
  { name: 'print-minutes', route: 'print-minutes', post: 'officer', path: ({ runId }) => `/print/minutes/${runId}` },
  { name: 'print-score-form', route: 'print-score-form', post: 'officer', path: ({ importId }) => `/print/imports/${importId}` },
  { name: 'print-result', route: 'print-result', post: 'officer', path: ({ roundId, runId }) => `/print/r/${roundId}/results/${runId}` },
]

export interface Look {
  readonly locale: 'zh' | 'en'
  readonly theme: 'light' | 'dark'
}

/** From the next start of a page on; the screen has to stand on some page of ours already. */
export const prefer = (page: Page, look: Look): Promise<void> =>
  page.evaluate((chosen) => {
    const key = 'zhengji.preferences'
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? '{}'), ...chosen }))
  }, look)

/** Goes to a page and waits until it shows what it has: its heading stands, nothing is loading any more. */
export const show = async (scene: Scene, url: string, { post, path }: ShownPage, look: Look): Promise<Page> => {
  const page = scene.screens[post]
  await prefer(page, look)
  const address = `${url}${path(scene.things)}`
  const sameDocument = address.includes('#') && page.url() === address
  await (sameDocument ? page.reload() : page.goto(address))
  await settle(page)
  return page
}

/** The other colours without a new start, at once: nobody here asks for moving colours. */
export const turn = async (page: Page, theme: Look['theme']): Promise<void> => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate((dark) => document.documentElement.classList.toggle('dark', dark), theme === 'dark')
  await page.waitForTimeout(50)
}

const settle = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor()
  // Twice: a part that was fetched may ask for data of its own.
  for (let round = 0; round < 2; round += 1) {
    await page.waitForFunction(() => document.querySelector('.loading, [aria-busy="true"]') === null)
    await page.waitForTimeout(150)
  }
}
