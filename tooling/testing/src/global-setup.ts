import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '@zhengji/db/embedded'
import { migrate } from '@zhengji/db/migrate'
import './provided.ts'
import { startRedis } from './redis-server.ts'
import { templateDatabase } from './template.ts'

/** Starts one PostgreSQL and, where it is installed, one Redis for the whole run; everything lies in a directory that is removed at the end. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(path.join(tmpdir(), 'zhengji-test-'))
  const postgres = await startEmbedded({ directory, durable: false })
  const redis = await startRedis(directory)
  const template = new URL(postgres.url)
  template.pathname = `/${templateDatabase}`
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(`create database ${templateDatabase}`)
  await client.end()
  await migrate(template.href)
  project.provide('postgresUrl', postgres.url)
  project.provide('redisUrl', redis?.url ?? null)
  return async () => {
    await Promise.all([postgres.stop(), redis?.stop()])
    await rm(directory, { recursive: true, force: true })
    // As root the cluster may lie beside: its place is derived from the directory.
    await rm(postgres.cluster, { recursive: true, force: true })
  }
}
