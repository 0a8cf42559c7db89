/** An exact quotient; `under` is positive. Scores are added and compared without ever rounding in between. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

export const whole = (value: number): Fraction => ({ over: BigInt(value), under: 1n })

export const quotient = (over: number, under: number): Fraction => ({ over: BigInt(over), under: BigInt(under) })

export const plus = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.under + b.over * a.under, under: a.under * b.under })

export const dividedBy = (a: Fraction, divisor: number): Fraction => ({ over: a.over, under: a.under * BigInt(divisor) })

/** Floor of a division by a positive number, also below zero. */
const floorDivide = (over: bigint, under: bigint): bigint => (over >= 0n ? over / under : -((-over + under - 1n) / under))

/**
 * Units (1/stepsPerPoint of a point) as centi-points: the one rounding of the product, half-up (towards +∞ at exactly half).
 */
export const toCentiPoints = (units: Fraction, stepsPerPoint: number): number => {
  const under = units.under * BigInt(stepsPerPoint)
  return Number(floorDivide(units.over * 200n + under, under * 2n))
}
