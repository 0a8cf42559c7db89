import type { ApplicationDetail } from '@zhengji/domain/application/view'
import type { Material } from '@zhengji/domain/call/definition'
import * as v from 'valibot'
import { computed, ref, watch } from 'vue'
import type { KeptDraft } from './kept-draft.ts'
import { startChecks, type MaterialDraft } from './material-draft.ts'

const checks = v.array(
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
)
const shape = v.object({ checks, decided: v.array(v.string()), base: v.object({ revision: v.number(), checks }) })

const same = (a: readonly MaterialDraft[], b: readonly MaterialDraft[]): boolean => JSON.stringify(a) === JSON.stringify(b)
const copyOf = (list: readonly MaterialDraft[]): MaterialDraft[] => list.map((one) => ({ ...one }))

export interface MaterialDraftOptions {
  readonly detail: () => ApplicationDetail
  readonly materials: () => readonly Material[]
  readonly draft: Readonly<Record<string, unknown>> | null
  readonly kept: KeptDraft
}

/**
 * The check being made: begins with the draft, else with what the server knows, and is kept until it is saved. `base` is the stored
 * version it began from; saving names its revision, so that what somebody else stored meanwhile is never overwritten unseen.
 */
export function useMaterialDraft({ detail, materials, draft, kept }: MaterialDraftOptions) {
  const parsed = v.safeParse(shape, draft)
  const startOf = (stored: ApplicationDetail) => startChecks(materials(), stored.materials)
  const begun = parsed.success ? parsed.output : null
  const base = ref(
    begun
      ? { revision: begun.base.revision, checks: startChecks(materials(), begun.base.checks) }
      : { revision: detail().application.revision, checks: startOf(detail()) },
  )
  const current = ref<MaterialDraft[]>(begun ? startChecks(materials(), begun.checks) : copyOf(base.value.checks))
  /** Materials of which somebody said how it is with them. */
  const decided = ref<string[]>(begun?.decided ?? detail().materials.map(({ materialId }) => materialId))
  const changed = computed(() => !same(current.value, base.value.checks))
  /** Somebody else has stored another check since this one began. */
  const overtaken = computed(() => detail().application.revision > base.value.revision)
  kept.follow(() => ({ checks: current.value, decided: decided.value, base: base.value }))

  // Changes that leave the check alone (a contact, a status) do not stand in its way.
  watch(
    detail,
    (stored) => {
      if (stored.application.revision <= base.value.revision) return
      if (same(startOf(stored), base.value.checks)) base.value = { ...base.value, revision: stored.application.revision }
      else if (!changed.value) restart(stored)
    },
    { immediate: true },
  )

  /** Begins anew from a stored version, with these checks on the screen. */
  function restart(stored: ApplicationDetail, shown: readonly MaterialDraft[] = startOf(stored)) {
    base.value = { revision: stored.application.revision, checks: startOf(stored) }
    current.value = copyOf(shown)
  }
  /** What is on the screen is stored, under this revision. */
  async function settle(revision: number) {
    base.value = { revision, checks: copyOf(current.value) }
    decided.value = current.value.map(({ materialId }) => materialId)
    await kept.settle()
  }
  return { checks: current, decided, base, changed, overtaken, restart, settle, startOf }
}
