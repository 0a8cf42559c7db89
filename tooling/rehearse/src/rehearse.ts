import { eq } from 'drizzle-orm'
import { Redis } from 'ioredis'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '@zhengji/db/database'
import { startEmbedded } from '@zhengji/db/embedded'
import { migrate } from '@zhengji/db/migrate'
import { createPool } from '@zhengji/db/pool'
import { messages } from '@zhengji/db/schema/index'
import { databaseClock } from '@zhengji/services/clock'
import { migrateQueue } from '@zhengji/services/ports/queue-store'
import { startRedis } from '@zhengji/testing/redis-server'
import { startSmtpServer } from '@zhengji/testing/smtp-server'
import { compressedClock, compressionEnv } from './clock.ts'
import { perform, writeScript, type Act } from './script.ts'
import { setScene, type Call } from './scene.ts'
import { judge, type Verdict } from './verdict.ts'
import { startWorkers } from './workers.ts'

export interface Rehearsal extends Call {
  readonly speed: number
  readonly queueStore: 'postgres' | 'redis'
  /** By how much the cut-off is moved in the middle. */
  readonly extension: Temporal.Duration
  /** Hours before the first cut-off at whose rung a worker is killed; at the first of them Redis is emptied too. */
  readonly killsAt: readonly number[]
  readonly tell: (line: string) => void
}

export interface Report extends Verdict {
  readonly kills: number
  readonly queueStore: 'postgres' | 'redis'
  /** How often Redis was emptied. */
  readonly emptied: number
  readonly seconds: number
}

/** After a rung fell due, long enough for the sender to be in the middle of it. Milliseconds. */
const intoTheWork = 150

/** Plays a call from its opening to its end on a system of its own; null when the queue store is not there. */
export const rehearse = async (wish: Rehearsal): Promise<Report | null> => {
  const open = new AsyncDisposableStack()
  try {
    const directory = await mkdtemp(path.join(tmpdir(), 'zhengji-rehearse-'))
    open.defer(() => rm(directory, { recursive: true, force: true }))
    const redis = wish.queueStore === 'redis' ? await startRedis(directory) : null
    if (wish.queueStore === 'redis' && redis === null) return null
    if (redis !== null) open.defer(() => redis.stop())
    const postgres = await startEmbedded({ directory })
    open.defer(async () => {
      await postgres.stop()
      await rm(postgres.cluster, { recursive: true, force: true })
    })
    await migrate(postgres.url)
    await migrateQueue(postgres.url)
    const smtp = await startSmtpServer()
    open.defer(() => smtp.stop())
    return await play(open, wish, { directory, databaseUrl: postgres.url, redisUrl: redis?.url ?? null, smtp })
  } finally {
    await open.disposeAsync()
  }
}

interface Stage {
  readonly directory: string
  readonly databaseUrl: string
  readonly redisUrl: string | null
  readonly smtp: Awaited<ReturnType<typeof startSmtpServer>>
}

const play = async (open: AsyncDisposableStack, wish: Rehearsal, stage: Stage): Promise<Report> => {
  const { speed, opensAt, closesAt, tell } = wish
  const pool = createPool(stage.databaseUrl, { role: 'app', max: 6 })
  open.defer(() => pool.end())
  const db = connect(pool)
  tell(`setting the scene: ${wish.enterprises} enterprises, ${wish.experts} experts, queue on ${wish.queueStore}`)
  const scene = await setScene(db, wish)
  open.defer(() => scene.world.remove())

  const startedAt = await databaseClock(db)
  const compression = { epoch: opensAt, startedAt, speed }
  const clock = compressedClock(compression)
  const workers = startWorkers({
    ...compressionEnv(compression),
    DATABASE_URL: stage.databaseUrl,
    DATA_DIR: stage.directory,
    SMTP_URL: stage.smtp.url,
    MAIL_FROM: 'zhengji@example.gov.cn',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
    REDIS_URL: stage.redisUrl ?? '',
    QUEUE_PREFIX: 'rehearse',
  })
  open.defer(() => workers.stop())

  const script = writeScript(scene, (ctx) => ({ ...ctx, ports: { ...ctx.ports, clock } }), { opensAt, closesAt, extension: wish.extension })
  const into = { milliseconds: Math.round(intoTheWork * speed) }
  const kills = wish.killsAt.map((hours): Act => ({ at: closesAt.subtract({ hours }).add(into), run: workers.kill }))
  let emptied = 0
  const empty: Act[] =
    stage.redisUrl === null
      ? []
      : [
          {
            at: closesAt.subtract({ hours: wish.killsAt[0] ?? 1 }).add(into),
            run: async () => {
              const redis = new Redis(stage.redisUrl ?? '')
              await redis.flushall()
              redis.disconnect()
              emptied += 1
            },
          },
        ]
  tell(`playing ${Math.round(opensAt.until(script.closesAt).total('hours'))} hours at ${speed} times the speed`)
  await perform([...script.acts, ...kills, ...empty], () => clock(db), speed)
  await perform([{ at: script.closesAt.add({ minutes: 1 }), run: () => {} }], () => clock(db), speed)
  await untilSettled(async () => {
    const rows = await db.select({ status: messages.status }).from(messages).where(eq(messages.roundId, scene.roundId))
    return rows.filter(({ status }) => status === 'planned' || status === 'queued').length
  })
  const verdict = await judge(
    db,
    scene.roundId,
    stage.smtp.mails,
    expectationOf(
      wish,
      script,
      scene.enterprises.map(({ id }) => id),
    ),
    speed,
  )
  const seconds = Math.round((await databaseClock(db)).epochMilliseconds / 1000 - startedAt.epochMilliseconds / 1000)
  return { ...verdict, kills: workers.kills, queueStore: wish.queueStore, emptied, seconds }
}

/** The last sweep after the cut-off settles what is left; half a minute is ten sweeps and more. */
const untilSettled = async (open: () => Promise<number>): Promise<void> => {
  for (let waited = 0; waited < 30_000 && (await open()) > 0; waited += 250) await sleep(250)
}

/** Rungs of a draft that the script says must have come: those of the first cut-off until it was moved, those of the second after. */
const expectationOf = (wish: Rehearsal, script: ReturnType<typeof writeScript>, ids: readonly string[]) => {
  const { opensAt, closesAt } = wish
  const movedAt = opensAt.add({ milliseconds: Math.round(opensAt.until(closesAt).total('milliseconds') * 0.65) })
  const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0
  const rungs = [48, 24, 4, 1].flatMap((hours) => {
    const [first, second] = [closesAt.subtract({ hours }), script.closesAt.subtract({ hours })]
    return [
      ...(before(opensAt, first) && before(first, movedAt) ? [{ deadlineKey: 'closes-at:1', rung: `t-${hours}h`, at: first }] : []),
      ...(before(movedAt, second) ? [{ deadlineKey: 'closes-at:2', rung: `t-${hours}h`, at: second }] : []),
    ]
  })
  const gone = new Set(script.delivered.map(({ application }) => application.id))
  return { delivered: script.delivered, neverDelivered: ids.filter((id) => !gone.has(id)), movedAt, rungs }
}
