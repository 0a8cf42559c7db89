/** One measured line: who did what, and what it cost. Times in milliseconds, memory in MiB; null where it does not apply. */
export interface Row {
  readonly what: string
  readonly who: string
  readonly p50Ms: number | null
  readonly p99Ms: number | null
  readonly cpuMs: number | null
  readonly peakMiB: number | null
}

export interface Report {
  readonly rows: readonly Row[]
  /** Flat names, e.g. `list.100k.p50.vs.sql`; above 1 means that we are slower than the peer. */
  readonly ratios: Readonly<Record<string, number>>
}

const round = (value: number): number => Math.round(value * 100) / 100

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** Runs `work` `times` times after `warmUp` unmeasured runs; wall clock per run, CPU of this process over all runs divided by their number. */
export const measure = async (what: string, who: string, times: number, work: () => unknown, warmUp = 3): Promise<Row> => {
  for (let run = 0; run < warmUp; run += 1) await work()
  const walls: number[] = []
  const cpu = process.cpuUsage()
  for (let run = 0; run < times; run += 1) {
    const start = performance.now()
    await work()
    walls.push(performance.now() - start)
  }
  const used = process.cpuUsage(cpu)
  walls.sort((a, b) => a - b)
  return {
    what,
    who,
    p50Ms: round(percentile(walls, 0.5)),
    p99Ms: round(percentile(walls, 0.99)),
    cpuMs: round((used.user + used.system) / 1000 / times),
    peakMiB: round(process.memoryUsage().rss / 2 ** 20),
  }
}

/** `us / peer` of the medians. */
export const ratio = (us: Row, peer: Row): number => round((us.p50Ms ?? Number.NaN) / (peer.p50Ms ?? Number.NaN))

export const table = (rows: readonly Row[]): string =>
  align([
    ['what', 'who', 'p50 ms', 'p99 ms', 'cpu ms', 'rss MiB'],
    ...rows.map((row) => [row.what, row.who, row.p50Ms, row.p99Ms, row.cpuMs, row.peakMiB].map((cell) => String(cell ?? '–'))),
  ])

/** Lines of cells as a table: two columns of text, the rest numbers. */
export const align = (cells: readonly (readonly string[])[]): string => {
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? []
  return cells
    .map((line) =>
      line.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
    )
    .join('\n')
}
