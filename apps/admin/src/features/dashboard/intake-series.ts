interface Hour {
  /** ISO instant of its beginning. */
  readonly hour: string
  readonly count: number
}

/** Every hour from the first delivery to `until`, the quiet ones with 0, so that the axis is time. At most 72, the latest. */
export const intakeSeries = (intake: readonly Hour[], until: string): readonly Hour[] => {
  const [first] = intake
  if (first === undefined) return []
  const counts = new Map(intake.map(({ hour, count }) => [Temporal.Instant.from(hour).epochMilliseconds, count]))
  const hourMs = 3_600_000
  const last = Math.max(Math.floor(Temporal.Instant.from(until).epochMilliseconds / hourMs) * hourMs, ...counts.keys())
  const begin = Math.max(Temporal.Instant.from(first.hour).epochMilliseconds, last - 71 * hourMs)
  return Array.from({ length: (last - begin) / hourMs + 1 }, (_, index) => {
    const at = begin + index * hourMs
    return { hour: Temporal.Instant.fromEpochMilliseconds(at).toString(), count: counts.get(at) ?? 0 }
  })
}
