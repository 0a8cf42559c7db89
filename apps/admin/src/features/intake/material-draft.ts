import type { MaterialCheckView } from '@zhengji/domain/application/view'
import type { Material } from '@zhengji/domain/call/definition'

/** A check that can be edited. */
export type MaterialDraft = { -readonly [K in keyof MaterialCheckView]: MaterialCheckView[K] }

/** One line per material of the call, in its order; what was not checked yet begins as not submitted. */
export const startChecks = (materials: readonly Material[], stored: readonly MaterialCheckView[]): MaterialDraft[] =>
  materials.map(({ id }) => ({
    ...(stored.find(({ materialId }) => materialId === id) ?? {
      materialId: id,
      present: false,
      copies: 0,
      pages: 0,
      sealed: false,
      bound: false,
      scanEqualsPaper: false,
      note: '',
    }),
  }))

/** The clerk looked at the paper and everything on it is in order; pages and the comparison with the scan stay theirs to enter. */
export const markComplete = (draft: MaterialDraft, material: Material): void => {
  draft.present = true
  draft.copies = Math.max(draft.copies, material.copies)
  draft.sealed = true
  draft.bound = true
}

/** Nothing of a material that is not there can be sealed or bound. */
export const markAbsent = (draft: MaterialDraft): void => {
  draft.present = false
  draft.copies = 0
  draft.pages = 0
  draft.sealed = false
  draft.bound = false
  draft.scanEqualsPaper = false
}
