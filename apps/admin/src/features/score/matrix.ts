import type { ScoreMatrixView } from '@zhengji/domain/score/view'

/** One expert on one applicant. Missing is missing, never 0. */
export type MatrixCell =
  | { readonly state: 'recused' }
  | { readonly state: 'missing'; readonly missing: number }
  | { readonly state: 'scored'; readonly units: number }

export interface MatrixRow {
  readonly applicationId: string
  /** One per expert, in their order. */
  readonly cells: readonly MatrixCell[]
  /** Centi-points of the scored cells, or null when there is none. */
  readonly mean: number | null
  /** Highest minus lowest in units, or null with fewer than two. */
  readonly spread: number | null
}

/** Half-up to hundredths of a point, without floats in between. */
export const meanCentiPoints = (units: readonly number[], stepsPerPoint: number): number | null => {
  const under = units.length * stepsPerPoint
  if (under === 0) return null
  const sum = units.reduce((all, one) => all + one, 0)
  return Math.floor((sum * 200 + under) / (2 * under))
}

/** `87.50`: hundredths of a point as they are published; a minus for what lies below. */
export const formatCentiPoints = (centi: number): string => {
  const whole = Math.floor(Math.abs(centi) / 100)
  return `${centi < 0 ? '-' : ''}${whole}.${String(Math.abs(centi) % 100).padStart(2, '0')}`
}

/** Totals (without a criterion) or the scores of one criterion: applicants down, experts across. */
export const matrixRows = (matrix: ScoreMatrixView, criterionId: string | null): readonly MatrixRow[] => {
  const recused = new Set(matrix.recused.map(({ expertId, applicationId }) => `${expertId} ${applicationId}`))
  const wanted = criterionId === null ? matrix.criteria.map(({ id }) => id) : [criterionId]
  return matrix.applicants.map(({ id }) => {
    const cells = matrix.experts.map((expert): MatrixCell => {
      if (recused.has(`${expert.id} ${id}`)) return { state: 'recused' }
      const given = matrix.units[expert.id]?.[id] ?? {}
      const found = wanted.flatMap((criterion) => given[criterion] ?? [])
      if (found.length < wanted.length) return { state: 'missing', missing: wanted.length - found.length }
      return { state: 'scored', units: found.reduce((sum, one) => sum + one, 0) }
    })
    const units = cells.flatMap((cell) => (cell.state === 'scored' ? [cell.units] : []))
    return {
      applicationId: id,
      cells,
      mean: meanCentiPoints(units, matrix.stepsPerPoint),
      spread: units.length < 2 ? null : Math.max(...units) - Math.min(...units),
    }
  })
}

export const maxUnits = (matrix: ScoreMatrixView, criterionId: string | null): number =>
  matrix.criteria.filter(({ id }) => criterionId === null || id === criterionId).reduce((sum, criterion) => sum + criterion.maxUnits, 0)

/** Shares of full marks at which the colour changes, in percent: the grades that people think in. */
export const heatBounds = [60, 70, 80, 90] as const

/** 0 (below 60 %) … 4 (90 % and more). */
export const heatLevel = (units: number, max: number): number => heatBounds.filter((bound) => units * 100 >= bound * max).length

/** Length of a bar in percent of the longest; 0 where everything is 0. */
export const barShare = (value: number, all: readonly number[]): number => {
  const longest = Math.max(0, ...all.map(Math.abs))
  return longest === 0 ? 0 : Math.round((Math.abs(value) * 100) / longest)
}
