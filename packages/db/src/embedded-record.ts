import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** What an installation remembers about its own PostgreSQL, in `DATA_DIR/postgres.json` (mode 0600). */
export interface ClusterRecord {
  /** Absolute directory of the cluster; elsewhere than in DATA_DIR when the account of PostgreSQL cannot reach DATA_DIR. */
  readonly cluster: string
  /** DATA_DIR itself, to recognise a copy */
  readonly home: string
  /** false until initdb has ended */
  readonly complete: boolean
  /** Port of the last start, taken again when it is free. */
  readonly port: number
  readonly password: string
}

const fileOf = (directory: string) => path.join(directory, 'postgres.json')

export const readRecord = async (directory: string): Promise<ClusterRecord | null> => {
  let text: string
  try {
    text = await readFile(fileOf(directory), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  // Written as a whole by `writeRecord`, so what parses has its shape.
  return JSON.parse(text) as ClusterRecord
}

/** Replaced as a whole: a kill -9 leaves the old record or the new one. */
export const writeRecord = async (directory: string, record: ClusterRecord): Promise<void> => {
  const temporary = `${fileOf(directory)}.new`
  const note = 'The database of this installation. Belongs to the cluster named here; keep both together when you move or back up.'
  await writeFile(temporary, `${JSON.stringify({ note, ...record }, null, 2)}\n`, { mode: 0o600 })
  await rename(temporary, fileOf(directory))
}
