import type { ApplicationDetail } from '@zhengji/domain/application/view'
import type { Material } from '@zhengji/domain/call/definition'
import * as v from 'valibot'
import { ref } from 'vue'
import { dropDraft, keepDraft, readDraft } from './kept-draft.ts'
import { startChecks, type MaterialDraft } from './material-draft.ts'

const shape = v.object({
  checks: v.array(
    v.object({
      materialId: v.string(),
      present: v.boolean(),
      copies: v.number(),
      pages: v.number(),
      sealed: v.boolean(),
      bound: v.boolean(),
      scanEqualsPaper: v.boolean(),
      note: v.string(),
    }),
  ),
})

/** The check being made, kept in this browser until it is saved; begins with the draft, else with what the server knows. */
export function useMaterialDraft(detail: () => ApplicationDetail, materials: () => readonly Material[]) {
  const key = `materials.${detail().application.id}`
  const draft = v.safeParse(shape, readDraft(key))
  const checks = ref<MaterialDraft[]>(startChecks(materials(), draft.success ? draft.output.checks : detail().materials))
  keepDraft(key, () => ({ checks: checks.value }))

  /** What is on the screen is stored. */
  function settle() {
    // After the write that is still being waited for.
    setTimeout(() => dropDraft(key), 400)
  }
  /** Another version takes the place of what is on the screen. */
  function reload(stored: ApplicationDetail) {
    checks.value = startChecks(materials(), stored.materials)
  }
  return { checks, settle, reload }
}
