import type { Material } from '@zhengji/domain/call/definition'
import type { MaterialDefect } from '@zhengji/domain/material/completeness'

export interface FaultyMaterial {
  readonly material: Material
  readonly defects: readonly MaterialDefect[]
}

/** Defects by material, in the order of the call's materials; what is in order is left out. */
export const faultyMaterials = (materials: readonly Material[], defects: readonly MaterialDefect[]): readonly FaultyMaterial[] =>
  materials
    .map((material) => ({ material, defects: defects.filter(({ materialId }) => materialId === material.id) }))
    .filter((one) => one.defects.length > 0)

/** Copies still to be handed in, never negative; 0 where copies are not the point. */
export const lackingCopies = ({ expected, found }: MaterialDefect): number => Math.max(0, (expected ?? 0) - (found ?? 0))

/** Why the correction is due when it is: the call's hours ran their course, or the cut-off came before. Both are instants. */
export const dueBasis = (notice: { readonly issuedAt: string; readonly dueAt: string }, hours: number): 'hours' | 'cut-off' => {
  const full = Temporal.Instant.from(notice.issuedAt).add({ hours })
  return Temporal.Instant.compare(Temporal.Instant.from(notice.dueAt), full) < 0 ? 'cut-off' : 'hours'
}
