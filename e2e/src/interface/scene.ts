import type { ApplicationDetail, ApplicationRow, CorrectionNoticeView, ReceiptDocument } from '@zhengji/domain/application/view'
import type { Page as ListPage } from '@zhengji/domain/fields'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { ResultRunView } from '@zhengji/domain/result/view'
import type { RoundView } from '@zhengji/domain/round/view'
import type { AbnormalCaseView } from '@zhengji/domain/score/view'
import type { SheetImportView, SheetRow } from '@zhengji/domain/sheet/view'
import type { Browser, Page } from 'playwright-core'
import { openScreen, watchPolicy } from '../browser.ts'
import { openDesks, type Desks } from '../road/desks.ts'
import { approve, drawPanel, proposeRubric, readRubrics, type Criterion } from '../road/panel.ts'
import { computeResult } from '../road/result.ts'
import { listJudged, visit } from '../road/review.ts'
import { scoreByWorkbook } from '../road/score.ts'
import type { Judged } from '../road/expected.ts'
import type { System } from '../system.ts'
import { openAdministrator } from './administrator.ts'
import { ask, tell } from './ask.ts'

const roles = ['统筹服务机构', '参与服务平台']

/** What the addresses of pages name. */
export interface Things {
  readonly roundId: string
  /** Registered, not delivered. */
  readonly draft: string
  /** Delivered with defects, and asked to correct them. */
  readonly correcting: string
  readonly received: string
  /** Its conditions are being reviewed. */
  readonly accepted: string
  /** Judged by the panel. */
  readonly judged: string
  /** Came too late and stands in the late register. */
  readonly refused: string
  readonly receiptId: string
  /** Its QR code: what stands behind the address of the page that verifies. */
  readonly receiptCode: string
  readonly noticeId: string
  readonly sheetId: string
  readonly importId: string
  /** One member's scores are in question. */
  readonly caseId: string
  readonly proposalId: string
  readonly runId: string
}

export type Post = keyof Desks['pages'] | 'admin' | 'security' | 'nobody'

export interface Scene {
  readonly accounts: Desks['accounts']
  readonly screens: Readonly<Record<Post, Page>>
  readonly things: Things
  readonly faults: () => {
    readonly strangers: readonly string[]
    readonly errors: readonly string[]
    readonly forbidden: readonly string[]
  }
}

/** From the rubric to a result that waits for its second person: every page of the review has something on it. */
export const walkTheReview = async ({ officer, approver }: Desks['pages']): Promise<void> => {
  await visit(officer, '评审细则')
  const rubrics: ReadonlyMap<string, readonly Criterion[]> = await readRubrics(officer)
  await proposeRubric(officer)
  await visit(approver, '评审细则')
  await approve(approver)
  const judged = new Map<string, readonly Judged[]>()
  for (const role of roles) judged.set(role, await listJudged(officer, role))
  const members = await drawPanel(officer)
  await scoreByWorkbook(officer, approver, { members, rubrics, judged, recused: () => false })
  await computeResult(officer)
}

export const gather = async ({ clerk, officer }: Desks['pages']): Promise<Things> => {
  const rounds = await ask<readonly RoundView[]>(officer, 'rounds.list')
  const roundId = rounds.find(({ realm }) => realm === 'rehearsal')?.id ?? ''
  const withStatus = async (status: string): Promise<ApplicationRow> => {
    const { rows } = await ask<ListPage<ApplicationRow>>(officer, 'applications.list', { roundId, status: [status] })
    const [row] = rows
    if (row === undefined) throw new Error(`no application is ${status}`)
    return row
  }
  const draft = await withStatus('draft')
  const { rows } = await ask<ListPage<ApplicationRow>>(officer, 'applications.list', { roundId, status: ['received'] })
  const details = await Promise.all(rows.map(({ id }) => ask<ApplicationDetail>(officer, 'applications.get', { applicationId: id })))
  const faulty = details.find(({ defects }) => defects.length > 0)
  const whole = details.find(({ defects }) => defects.length === 0)
  if (faulty === undefined || whole === undefined) throw new Error('the demonstration has lost its defective or its complete delivery')
  const { id, revision } = faulty.application
  const notice = await tell<CorrectionNoticeView>(clerk, 'applications.issueCorrection', { applicationId: id, revision })
  const accepted = await withStatus('accepted')
  const judged = await withStatus('under-review')
  const refused = await withStatus('refused')
  const receiptId = whole.receipts[0]?.id ?? ''
  const { verifyUrl } = await ask<ReceiptDocument>(clerk, 'applications.receipt', { receiptId })
  const sheetId = (await ask<readonly SheetRow[]>(officer, 'sheets.list', { roundId }))[0]?.id ?? ''
  const question = { sheetId, applicationId: null, reason: '该专家评分与其他专家差异明显' }
  const { id: caseId } = await tell<AbnormalCaseView>(officer, 'scores.openCase', question)
  const imports = await ask<readonly SheetImportView[]>(officer, 'sheets.imports', { roundId })
  const proposals = await ask<readonly ProposalView[]>(officer, 'proposals.list', { roundId })
  const runs = await ask<readonly ResultRunView[]>(officer, 'results.list', { roundId })
  return {
    roundId,
    draft: draft.id,
    correcting: id,
    received: whole.application.id,
    accepted: accepted.id,
    judged: judged.id,
    refused: refused.id,
    receiptId,
    receiptCode: new URL(verifyUrl).hash,
    noticeId: notice.id,
    sheetId,
    caseId,
    importId: imports[0]?.id ?? '',
    proposalId: proposals[0]?.id ?? '',
    runId: runs[0]?.id ?? '',
  }
}

/** The demonstration with the review walked to its result, and a screen for everybody. */
export const setTheScene = async (browser: Browser, system: System): Promise<Scene> => {
  const nobody = await openScreen(browser, system.url)
  await nobody.page.goto(system.url)
  const admin = await openAdministrator(browser, system, 'admin')
  const security = await openAdministrator(browser, system, 'security')
  const desks = await openDesks(browser, system)
  const forbidden: string[] = []
  for (const page of Object.values(desks.pages)) watchPolicy(page, forbidden)
  await walkTheReview(desks.pages)
  const things = await gather(desks.pages)
  const others = [nobody, admin, security]
  return {
    accounts: { ...desks.accounts, admin: admin.account, security: security.account },
    screens: { ...desks.pages, nobody: nobody.page, admin: admin.page, security: security.page },
    things,
    faults: () => ({
      strangers: [...desks.strangers, ...others.flatMap(({ strangers }) => strangers)],
      errors: [...desks.errors, ...others.flatMap(({ errors }) => errors)],
      forbidden: [...forbidden, ...others.flatMap((one) => one.forbidden)],
    }),
  }
}
