import { createTransport } from 'nodemailer'
import { migrate } from '@zhengji/db/migrate'
import { connect, type Database } from '@zhengji/db/database'
import { newId } from '@zhengji/db/id'
import { createPool } from '@zhengji/db/pool'
import * as schema from '@zhengji/db/schema/index'
import { calendarOf } from '@zhengji/domain/calendar/official-days'
import { calls } from '@zhengji/domain/calls/registry'
import { announcedRound } from '@zhengji/domain/round/announced'
import type { ReminderFacts } from '@zhengji/domain/reminder/facts'
import { planMessages } from '@zhengji/domain/reminder/plan'
import { createEmail } from '@zhengji/services/channel/email'
import type { Context } from '@zhengji/services/context'
import { dispatchMessages } from '@zhengji/services/reminder/dispatch'
import { runSweep } from '@zhengji/services/sweep/run-sweep'
import { createTestPorts, type TestPorts } from '@zhengji/services/testing/ports'
import { startSmtpServer } from '@zhengji/testing/smtp-server'
import { temporaryDatabase } from './database.ts'
import { measure, ratio, type Report, type Row } from './measure.ts'

const recipients = 10_000
const letters = 2_000
const from = 'zhengji@example.gov.cn'

const firstCall = () => {
  const [definition] = calls
  if (definition === undefined) throw new Error('the registry is empty')
  return definition
}
const { opensAt, closesAt } = announcedRound(firstCall())

/** Ten thousand drafts three days before the cut-off: four rungs each. */
const manyDrafts = (): ReminderFacts => ({
  round: { id: 'r', name: 'bench', realm: 'real', opensAt, closesAt, deadlineVersion: 1, sheetsDueAt: null },
  applications: Array.from({ length: recipients }, (_, index) => ({
    id: `a${index}`,
    status: 'draft',
    number: null,
    enterpriseName: `重庆第${index}云票科技有限公司`,
    email: `e${index}@example.cn`,
    phone: '13800138000',
    missingScans: false,
    createdAt: opensAt,
    openNotice: null,
    objection: null,
  })),
  sheets: [],
  members: [],
  staff: [],
  meeting: null,
  publicity: null,
  counts: { drafts: recipients, sheetsOut: [], openObjections: [], undelivered: null },
  wishes: [],
  channels: ['email'],
  calendar: calendarOf([]),
})

const benchPlanning = async (): Promise<Row> => {
  const definition = firstCall()
  const facts = manyDrafts()
  return measure(`plan ${recipients} recipients × 4 rungs`, 'us', 10, () => {
    const planned = planMessages(definition, facts, opensAt).length
    if (planned !== recipients * 4) throw new Error(`${planned} messages were planned`)
  })
}

/** Rows go in by SQL: what is measured is sending. */
const fill = async (db: Database, count: number): Promise<void> => {
  const definition = firstCall()
  const roundId = newId()
  const round = { ...announcedRound(definition), callId: definition.id, callVersion: definition.version }
  await db.insert(schema.rounds).values({ id: roundId, ...round, createdAt: opensAt })
  for (let start = 0; start < count; start += 1_000) {
    const ids = Array.from({ length: Math.min(1_000, count - start) }, (_, index) => ({
      id: newId(),
      enterpriseId: newId(),
      index: start + index,
    }))
    await db.insert(schema.enterprises).values(
      ids.map(({ enterpriseId, index }) => ({
        id: enterpriseId,
        realm: 'real' as const,
        creditCode: `9150011${String(index).padStart(11, '0')}`,
        name: `重庆第${index}云票科技有限公司`,
        initials: '',
        createdAt: opensAt,
      })),
    )
    await db.insert(schema.applications).values(
      ids.map(({ id, enterpriseId, index }) => ({
        id,
        roundId,
        realm: 'real' as const,
        enterpriseId,
        role: definition.roles[0]?.id ?? '',
        status: 'draft' as const,
        contactName: '张三',
        contactPhone: '13800138000',
        contactEmail: `e${index}@example.cn`,
        createdBy: id,
        createdAt: opensAt,
      })),
    )
  }
}

const contextOf = (db: Database, { ports }: TestPorts): Context => ({
  db,
  ports,
  requestId: 'bench',
  actor: { type: 'system', job: 'bench' },
})

/** The loop that anybody would write first: one letter after the other over a kept connection. */
const bareLoop = async (url: string): Promise<void> => {
  const transport = createTransport({ url, pool: true, maxConnections: 1 })
  for (let index = 0; index < letters; index += 1)
    await transport.sendMail({ from, to: `e${index}@example.cn`, subject: '申报材料尚未送达', text: '请在截止前送达。'.repeat(12) })
  transport.close()
}

const benchDispatch = async (): Promise<Report> => {
  const server = await temporaryDatabase()
  const smtp = await startSmtpServer()
  const test = await createTestPorts()
  const email = createEmail({ url: smtp.url, from, publicUrl: 'https://zhengji.example.cn' })
  try {
    await migrate(server.url)
    const pool = createPool(server.url, { role: 'app', max: 16 })
    const db = connect(pool)
    await fill(db, letters)
    test.setChannels({ email })
    const ctx = contextOf(db, test)
    // The rows are there and nothing is due: what happens twice a minute all day.
    test.setClock(opensAt)
    const first = await measure(`first sweep of ${letters} recipients (writes ${letters * 4} rows)`, 'us', 1, () => runSweep(ctx), 0)
    const idle = await measure(`idle sweep with ${letters * 4} planned messages`, 'us', 10, () => runSweep(ctx))
    test.setClock(closesAt.subtract({ hours: 24 }))
    await runSweep(ctx)
    const dispatched = await measure(`dispatch ${letters} e-mails`, 'us', 1, () => dispatchMessages(ctx), 0)
    const reached = new Set(smtp.mails.map(({ messageId }) => messageId)).size
    if (reached !== letters) throw new Error(`${reached} of ${letters} letters arrived`)
    const bare = await measure(`dispatch ${letters} e-mails`, 'bare nodemailer loop', 1, () => bareLoop(smtp.url), 0)
    await pool.end()
    const perSecond = (row: Row): Row => ({ ...row, what: `${row.what} (${Math.round(letters / ((row.p50Ms ?? 1) / 1000))} msg/s)` })
    return {
      rows: [first, idle, perSecond(dispatched), perSecond(bare)],
      ratios: { 'reminder.dispatch.2k.vs.nodemailer': ratio(dispatched, bare) },
    }
  } finally {
    email.close()
    await test.remove()
    await smtp.stop()
    await server.stop()
  }
}

/** What reminders cost: the plan, the sending beside a bare loop in the same run, and a sweep that finds nothing to do. */
export const benchReminder = async (): Promise<Report> => {
  const planning = await benchPlanning()
  const { rows, ratios } = await benchDispatch()
  return { rows: [planning, ...rows], ratios }
}
